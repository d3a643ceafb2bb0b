import { expect, test } from 'vitest'
import type { Moment } from '../../src/records/moment.ts'
import { distinctSteps } from './distinct-steps.ts'

function step(momentId: string, sentences: readonly number[], more: Partial<Moment> = {}): Moment {
  return {
    momentId,
    kind: 'nextStep',
    label: 'Next step',
    origin: 'derived',
    model: null,
    gongKind: null,
    riskType: null,
    severity: null,
    evidence: {
      callId: '1',
      transcriptHash: 'h',
      sentences,
      quote: 'I ask them today.',
      title: 'Terms',
      startedAt: '2026-08-28T08:00:00Z',
      speaker: 'Pat Lee',
      speakerTitle: null,
      side: 'External',
      startMs: 4_000,
      endMs: 6_000,
      before: null,
      after: null,
      gongUrl: null,
    },
    why: null,
    subject: null,
    due: null,
    dueOn: null,
    isDone: false,
    confidence: 0.8,
    ...more,
  }
}

test('A-020: a step that Gong has marked and that was found at the same words is one, the one that says more', () => {
  const steps = [
    step('gong', [4], { origin: 'gong', gongKind: 'highlight' }),
    step('found', [4, 5], { dueOn: '2026-08-29', subject: 'Pat' }),
    step('other', [9]),
    step('gong alone', [12], { origin: 'gong', gongKind: 'highlight' }),
  ]
  expect(
    distinctSteps(steps).map(({ step: { momentId }, momentIds }) => [momentId, momentIds]),
  ).toEqual([
    ['found', ['found', 'gong']],
    ['other', ['other']],
    ['gong alone', ['gong alone']],
  ])
})
