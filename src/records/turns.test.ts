import { expect, test } from 'vitest'
import { inTurns } from './turns.ts'

test('whoever waits gets a turn while a long list is gone through', async () => {
  const list = Array.from({ length: 10_000 }, (_, n) => n)
  let turns = 0
  let isOver = false
  const wait = (): void => {
    turns += 1
    if (!isOver) setImmediate(wait)
  }
  setImmediate(wait)
  const seen: number[] = []
  for await (const one of inTurns(list)) seen.push(one)
  isOver = true
  expect(seen).toEqual(list)
  expect(turns).toBeGreaterThanOrEqual(40)
})
