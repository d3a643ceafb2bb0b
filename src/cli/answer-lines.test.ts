/** An answer from calls in a terminal. */
import { expect, test } from 'vitest'
import type { CallsAnswer } from '../records/ai.ts'
import { callsAnswerLines } from './answer-lines.ts'

const EVIDENCE = {
  callId: '7001',
  transcriptHash: 'h',
  sentences: [2],
  quote: 'We go live in May.',
  title: 'Kickoff',
  startedAt: '2026-04-08T10:30:00.000Z',
  speaker: 'Pat Lee',
  speakerTitle: 'CTO',
  side: 'External',
  startMs: 754_000,
  endMs: 758_000,
  before: null,
  after: null,
  gongUrl: null,
} as const

const FOUND: CallsAnswer = {
  question: 'When?',
  isFound: true,
  level: 'model',
  model: 'm-1',
  sentences: [{ text: 'They go live in May.', evidence: [EVIDENCE] }],
  evidence: [{ ...EVIDENCE, score: 1 }],
  calls: 5,
  notes: ['One sentence was left out.'],
}

test('sentences come first, each with the number of its place, and how to open the call there', () => {
  expect(callsAnswerLines(FOUND)).toBe(`They go live in May. [1]

[1]  2026-04-08  12:34  Pat Lee (customer): "We go live in May."
     Kickoff  carryover call show 7001 --at 12:34
One sentence was left out.
Written by m-1, each sentence proven below; 5 calls looked through.
`)
})

test('what the calls do not say is said to be not found', () => {
  const nothing = { ...FOUND, isFound: false, sentences: [], evidence: [], notes: [], calls: 1 }
  expect(callsAnswerLines(nothing)).toBe('Not found in 1 call.\n')
})
