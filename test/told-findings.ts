/** What was found in the calls of the sample company's first customer: five kinds of risk, and moments of most kinds. */
import type { Kysely } from 'kysely'
import { findTranscript } from '../src/store/transcripts.ts'
import type { Tables } from '../src/store/tables.ts'
import { type GivenFinding, insertReading } from './readings.ts'
import type { ToldAccount } from './told-calls.ts'

/** A finding by how its sentence begins. */
type Told = Omit<GivenFinding, 'sentences'> & { readonly says: string }

const INTRO: readonly Told[] = [
  {
    riskType: 'timeline',
    severity: 'medium',
    says: 'So we lock the site on the tenth of October',
    why: 'Their site locks on a fixed day.',
  },
  { kind: 'painPoint', says: 'It’s six and a half minutes for something' },
  { kind: 'requirement', says: 'Dutch and English, for now.' },
  {
    kind: 'nextStep',
    says: 'One page, by tomorrow lunch.',
    subject: 'Leila Haddad',
    due: 'tomorrow',
  },
]

const DEMO: readonly Told[] = [
  {
    riskType: 'technical',
    severity: 'medium',
    says: 'Vanloop is a third of our volume.',
    why: 'A carrier with a third of the volume is missing.',
  },
  { kind: 'concern', says: 'And then she calls, and that is worse' },
  { kind: 'question', says: 'Which two are missing?' },
]

const TERMS: readonly Told[] = [
  {
    riskType: 'budget',
    severity: 'medium',
    says: 'There is no other pocket this year',
    why: 'The approved sum is below the quote.',
  },
  {
    riskType: 'competitor',
    severity: 'medium',
    says: 'And then I have here a paper from Deskhound',
    why: 'Another offer lies on the table.',
    subject: 'Deskhound',
  },
  {
    riskType: 'executive',
    severity: 'high',
    says: 'She watched ten minutes from the recording',
    why: 'The CEO has not said yes.',
  },
  { kind: 'requirement', says: 'In writing.' },
  { kind: 'successCriterion', says: 'I pay in September' },
  {
    kind: 'nextStep',
    says: 'I ask them today and you hear it tomorrow.',
    subject: 'Ludo Verhaegen',
  },
  { kind: 'question', says: 'It stops, or it stops with a star?' },
]

/** The calls count as read: nothing is due of them. */
export async function seedToldFindings(
  db: Kysely<Tables>,
  organizationId: string,
  { callIds }: ToldAccount,
): Promise<void> {
  for (const [index, told] of [INTRO, DEMO, TERMS].entries()) {
    const callId = callIds[index] ?? ''
    const transcript = await findTranscript(db, organizationId, callId)
    const texts = (transcript?.texts ?? []).map(plain)
    const found = told.map(({ says, ...finding }) => ({
      ...finding,
      sentences: [sentenceOf(texts, says)],
    }))
    await insertReading(db, organizationId, callId, found, {
      sentiment: index === 2 ? 'mixed' : null,
      sentiment_score: index === 2 ? -0.1 : null,
      sentiment_confidence: index === 2 ? 0.9 : null,
    })
  }
}

function sentenceOf(texts: readonly string[], start: string): number {
  const place = texts.findIndex((text) => text.startsWith(plain(start)))
  if (place < 0) throw new Error(`Nobody says “${start}”.`)
  return place
}

function plain(text: string): string {
  return text.replaceAll('’', "'").toLowerCase()
}
