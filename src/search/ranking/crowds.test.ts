import { expect, test } from 'vitest'
import { withoutCrowds } from './crowds.ts'

test('beside a better hit the others step back, and those far away stay', () => {
  const turns = [
    { turn: 20, score: 0 },
    { turn: 22, score: -0.1 },
    { turn: 60, score: -1 },
    { turn: 26, score: -1.2 },
  ]
  expect(withoutCrowds(turns).toSorted((a, b) => b.score - a.score)).toMatchObject([
    { turn: 20 },
    { turn: 60 },
    { turn: 26 },
    { turn: 22 },
  ])
})
