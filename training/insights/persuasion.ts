/** PersuasionForGood (Wang et al. 2019, Apache-2.0; see NOTICE): one asks for a donation, the other resists or agrees. */
import { join } from 'node:path'
import { z } from 'zod'
import type { CallToRead } from '../../src/insights/engine/engine.ts'
import { readLines } from './gzipped-lines.ts'

export interface Persuasion {
  readonly id: string
  readonly call: Pick<CallToRead, 'sentences' | 'people'>
  /** Sentence by sentence. */
  readonly resists: readonly boolean[]
  readonly agrees: readonly boolean[]
  readonly isAsked: readonly boolean[]
}

const RESISTS = [
  'negative-reaction-to-donation',
  'disagree-donation',
  'disagree-donation-more',
  'negative-to-inquiry',
]
const AGREES = ['agree-donation', 'provide-donation-amount', 'confirm-donation']

const wire = z.object({
  id: z.string(),
  units: z.array(
    z.object({
      speaker: z.enum(['persuader', 'persuadee']),
      text: z.string(),
      labels: z.array(z.string()),
    }),
  ),
})

export function readPersuasions(data: string): readonly Persuasion[] {
  return readLines(join(data, 'persuasionforgood'), wire).map(({ id, units }) => {
    const has = (labels: readonly string[]) =>
      units.map(
        (unit) =>
          unit.speaker === 'persuadee' && unit.labels.some((label) => labels.includes(label)),
      )
    return {
      id,
      resists: has(RESISTS),
      agrees: has(AGREES),
      isAsked: units.map(({ labels }) =>
        labels.some((label) => label.startsWith('ask-') || label.endsWith('-inquiry')),
      ),
      call: {
        sentences: units.map(({ text, speaker }, n) => ({
          text,
          speakerId: speaker,
          startMs: n * 4_000,
          endMs: n * 4_000 + 3_500,
        })),
        people: [
          { speakerId: 'persuader', name: 'Persuader', title: undefined, side: 'vendor' },
          { speakerId: 'persuadee', name: 'Persuadee', title: undefined, side: 'customer' },
        ],
      },
    }
  })
}
