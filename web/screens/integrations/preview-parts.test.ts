import { expect, test } from 'vitest'
import { previewParts } from './preview-parts.ts'

test('A-041: every call that was listed stands in one part', () => {
  const parts = previewParts({
    found: 200,
    allowed: 120,
    internal: 30,
    private: 10,
    accounts: 38,
    fallingOut: 0,
    comingIn: 0,
    isComplete: true,
    listedFrom: null,
  })
  expect(parts.map(({ key, calls, share }) => [key, calls, share])).toEqual([
    ['allowed', 120, 0.6],
    ['left-out', 40, 0.2],
    ['internal', 30, 0.15],
    ['private', 10, 0.05],
  ])
})
