/** What is marked in a call, for its staff and margins: by Gong, by members, and what was found here. Pure. */
import type { CallMark } from '../../../src/records/account-call.ts'
import type { CallInsights, Moment } from '../../../src/records/moment.ts'
import { momentName, noteOf } from '../../parts/moment-words.ts'
import type { NoteKind } from '../../parts/note-mark.tsx'

export interface ShownMark extends Omit<CallMark, 'kind'> {
  readonly kind: NoteKind
  /** What was found, with its sentences; null for what Gong or a member has marked. */
  readonly moment: Moment | null
}

/** Facts of a project stand in the lists; on the staff they would hide what matters. */
const QUIET: ReadonlySet<Moment['kind']> = new Set([
  'stakeholder',
  'plan',
  'terms',
  'technical',
  'useCase',
  'mark',
])

export function shownMarks(
  marks: readonly CallMark[],
  insights: CallInsights | undefined,
): readonly ShownMark[] {
  const found = (insights?.moments ?? []).filter(isLoud).map(foundMark)
  return [...marks.map((mark) => ({ ...mark, moment: null })), ...found].toSorted(
    (a, b) => a.atMs - b.atMs,
  )
}

/** What the customer asks is worth a note; what we ask is our trade. */
function isLoud({ kind, origin, evidence }: Moment): boolean {
  if (kind === 'risk') return true
  if (origin !== 'derived' && origin !== 'model') return false
  return !QUIET.has(kind) && (kind !== 'question' || evidence.side === 'External')
}

function foundMark(moment: Moment): ShownMark {
  const { evidence } = moment
  return {
    kind: noteOf(moment),
    label: momentName(moment),
    text: evidence.quote,
    atMs: evidence.startMs,
    toMs: evidence.endMs,
    momentId: null,
    by: null,
    canRemove: false,
    moment,
  }
}
