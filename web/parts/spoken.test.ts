import { expect, test } from 'vitest'
import type { Evidence } from '../../src/records/evidence.ts'
import { quotedFrom } from './spoken.tsx'

function said(quote: string): Evidence {
  return {
    callId: '1',
    transcriptHash: 'h',
    sentences: [0],
    quote,
    title: 'Intro',
    startedAt: '2026-07-22T08:00:00Z',
    speaker: 'Pat Lee',
    speakerTitle: null,
    side: 'External',
    startMs: 0,
    endMs: 1_000,
    before: null,
    after: null,
    gongUrl: null,
  }
}

test('A-081: words that were said stand as a quotation, and an ellipsis marks every cut', () => {
  const evidence = [said('And two, I don’t want again to take sixty temps. It’s a school.')]
  expect(
    quotedFrom('And two, I don’t want again to take sixty temps. It’s a school.', evidence),
  ).toBe('And two, I don’t want again to take sixty temps. It’s a school.')
  expect(quotedFrom('I don’t want again to take sixty temps.', evidence)).toBe(
    '… I don’t want again to take sixty temps. …',
  )
  expect(quotedFrom('They want no temps.', evidence)).toBeUndefined()
  expect(quotedFrom('…', evidence)).toBeUndefined()
})
