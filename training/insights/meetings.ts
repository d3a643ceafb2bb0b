/**
 * AMI and ICSI meetings (CC BY 4.0; see NOTICE) act by act: which ask, which carry an action item or a problem. None is
 * a sales call: whatever looks like a risk in them is none.
 */
import { join } from 'node:path'
import { z } from 'zod'
import type { CallToRead } from '../../src/insights/engine/engine.ts'
import { readLines } from './gzipped-lines.ts'

export interface Meeting {
  readonly id: string
  readonly call: Pick<CallToRead, 'sentences' | 'people'>
  /** Act by act. */
  readonly isQuestion: readonly boolean[]
  /** Numbers of acts that an item of each kind rests on; an item without acts is left out. */
  readonly actions: readonly (readonly number[])[]
  readonly problems: readonly (readonly number[])[]
  readonly hours: number
}

const item = z.object({ text: z.string(), evidence: z.array(z.number()) })
const wire = z.object({
  id: z.string(),
  start: z.number(),
  end: z.number(),
  speakers: z.array(z.object({ id: z.string(), qmsum_role: z.string().nullish() })),
  utterances: z.array(
    z.object({
      i: z.number(),
      speaker: z.string(),
      start: z.number(),
      end: z.number(),
      text: z.string(),
      question: z.boolean(),
    }),
  ),
  summary: z.object({ actions: z.array(item).nullish(), problems: z.array(item).nullish() }),
})

/** `data`: the folder that holds the sets. */
export function readMeetings(data: string, set: 'ami' | 'icsi'): readonly Meeting[] {
  return readLines(join(data, set), wire).map(
    ({ id, start, end, speakers, utterances, summary }) => {
      const numbers = new Map(utterances.map(({ i }, n) => [i, n]))
      const actsOf = (items: z.infer<typeof item>[] | null | undefined) =>
        (items ?? [])
          .map(({ evidence }) => evidence.flatMap((i) => numbers.get(i) ?? []))
          .filter((acts) => acts.length > 0)
      return {
        id,
        hours: (end - start) / 3_600,
        isQuestion: utterances.map(({ question }) => question),
        actions: actsOf(summary.actions),
        problems: actsOf(summary.problems),
        call: {
          sentences: utterances.map((act) => ({
            text: plainText(act.text),
            speakerId: act.speaker,
            startMs: act.start * 1_000,
            endMs: act.end * 1_000,
          })),
          people: speakers.map(({ id: speakerId, qmsum_role: role }, n) => ({
            speakerId,
            name: speakerId,
            title: role ?? undefined,
            // The project manager leads, as the seller does; where there is none, the first.
            side: role === 'Project Manager' || (set === 'icsi' && n === 0) ? 'vendor' : 'customer',
          })),
        },
      }
    },
  )
}

/** Without marks of the transcribers; ICSI writes "it 's". */
function plainText(text: string): string {
  return text
    .replaceAll(/\{[^}]*\}|<[^>]*>/g, ' ')
    .replaceAll(" '", "'")
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** As a recognizer that sets no marks writes it. */
export function withoutMarks(text: string): string {
  return text.replaceAll(/[.?!,;:]/g, '')
}
