/** Marks as notes on the staff: those that would lie upon each other are one note with a number. */
import type { CallMark } from '../../../src/records/account-call.ts'
import type { NoteKind } from '../../parts/note-mark.tsx'
import type { ShownMark } from './shown-marks.ts'

export interface Note {
  /** From 0 to 1 along the staff. */
  readonly at: number
  readonly marks: readonly ShownMark[]
  /** What the note looks like: the mark that weighs most. */
  readonly kind: NoteKind
}

const WEIGHT: readonly NoteKind[] = [
  'own',
  'risk',
  'promise',
  'step',
  'highlight',
  'worry',
  'want',
  'question',
  'comment',
  'tracker',
  'fact',
]

/** `marks` in the order of the call; `gap`: notes nearer than this share of the staff are joined. */
export function notesOf(
  marks: readonly ShownMark[],
  lengthMs: number,
  gap: number,
): readonly Note[] {
  const groups: { first: number; last: number; marks: ShownMark[] }[] = []
  for (const mark of marks) {
    const at = Math.min(1, Math.max(0, mark.atMs / lengthMs))
    const group = groups.at(-1)
    if (group && at - group.first < gap) {
      group.marks.push(mark)
      group.last = at
    } else {
      groups.push({ first: at, last: at, marks: [mark] })
    }
  }
  return groups.map(({ first, last, marks: joined }) => ({
    at: (first + last) / 2,
    marks: joined,
    kind: WEIGHT.find((kind) => joined.some((mark) => mark.kind === kind)) ?? 'tracker',
  }))
}

export const KIND_NAMES: Readonly<Record<CallMark['kind'], string>> = {
  tracker: 'Tracker',
  highlight: 'Highlight',
  comment: 'Comment',
  own: 'Yours',
}
