/** Calls of account files as the engine reads them: what the product makes of the same calls, without a store. */
import type { CallToRead, ReadingRules, Voice } from '../../../src/insights/engine/engine.ts'
import { type AccountFile, type FileCall, namesOf } from './account-files.ts'

const SIDES: Readonly<Record<FileCall['parties'][number]['affiliation'], Voice['side']>> = {
  External: 'customer',
  Internal: 'vendor',
  Unknown: 'unknown',
}
const ON = { isOn: true, phrases: [], exceptions: [] } as const

export function callToRead({ id, title, started, sentences, parties }: FileCall): CallToRead {
  return {
    callId: id,
    title,
    type: null,
    startedAt: new Date(started),
    language: 'eng',
    sentences: sentences.map(({ text, speakerId, startMs, endMs }) => ({
      text,
      speakerId: speakerId ?? undefined,
      startMs,
      endMs,
    })),
    people: parties.map(({ speakerId, name, title: job, affiliation }) => ({
      speakerId: speakerId ?? undefined,
      name,
      title: job,
      side: SIDES[affiliation],
    })),
  }
}

export function rulesFor(accounts: readonly AccountFile[]): ReadingRules {
  return {
    ...namesOf(accounts),
    types: { competitor: ON, budget: ON, timeline: ON, executive: ON, technical: ON },
  }
}
