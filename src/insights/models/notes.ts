/** What was found in a call already, for the model to look at: by the built-in engine, and by Gong. Pure. */
import { readDetails } from '../../accounts/kept-details.ts'
import type { Finding } from '../../records/finding.ts'
import type { ReadCall } from '../engine/answers.ts'

export interface Note {
  /** As the log of requests names it. */
  readonly field: string
  readonly text: string
}

const FIELDS = {
  risk: 'risks',
  question: 'questions',
  nextStep: 'nextSteps',
  competitor: 'competitors',
} as const

/** Of findings the numbers of their lines alone: the words stand there. */
export function notesOf(
  { reading, details }: ReadCall & { readonly details?: unknown },
  { from, to }: { readonly from: number; readonly to: number },
): readonly Note[] {
  const here = reading.findings.filter(({ sentences: [n = -1] }) => n >= from && n < to)
  const ours = Object.entries(FIELDS).flatMap(([kind, field]) => {
    const places = here.filter((finding) => finding.kind === kind).map(placeOf)
    return places.length === 0
      ? []
      : [{ field, text: `${field} may stand in ${places.join(', ')}` }]
  })
  return [...ours, ...gongNotes(readDetails(details))]
}

function placeOf({ sentences, riskType }: Finding): string {
  return `[${sentences.join(', ')}]${riskType === undefined ? '' : ` ${riskType}`}`
}

function gongNotes(gong: ReturnType<typeof readDetails>): readonly Note[] {
  const notes = [
    { field: 'brief', text: gong.brief ?? '' },
    { field: 'keyPoints', text: (gong.keyPoints ?? []).join(' · ') },
    { field: 'topics', text: (gong.topics ?? []).map(({ name }) => name).join(', ') },
    {
      field: 'trackers',
      text: (gong.trackers ?? [])
        .filter(({ count }) => count > 0)
        .map(({ name }) => name)
        .join(', '),
    },
    {
      field: 'highlights',
      text: (gong.highlights ?? [])
        .flatMap(({ title, items }) => items.map(({ text }) => `${title}: ${text}`))
        .join(' · '),
    },
  ]
  return notes
    .filter(({ text }) => text !== '')
    .map(({ field, text }) => ({ field, text: `${field}, from Gong: ${text}` }))
}

export function gongFields(notes: readonly Note[]): readonly string[] {
  return [...new Set(notes.map(({ field }) => field))]
}
