import { expect, test } from 'vitest'
import { openWorld } from './open.ts'

const nowMs = Date.parse('2026-06-17T15:00:00Z')

test('without a name a world of a hundred calls and twelve users is generated', async () => {
  const world = await openWorld({ nowMs })
  expect(world.calls).toHaveLength(100)
  expect(world.users).toHaveLength(12)
})

test('numbers belong to generated worlds only', async () => {
  await expect(openWorld({ world: 'demo', calls: 5, nowMs })).rejects.toThrow(
    'The demo has its own calls and users: leave out the numbers, or leave out the world to have one generated',
  )
  await expect(openWorld({ world: '/some/folder', users: 5, nowMs })).rejects.toThrow(
    'The world folder has its own calls and users',
  )
})

test('numbers must be whole', async () => {
  await expect(openWorld({ calls: 1.5, nowMs })).rejects.toThrow(
    'The number of calls must be a whole number of at least 0, not 1.5',
  )
  await expect(openWorld({ users: 0, nowMs })).rejects.toThrow(
    'The number of users must be a whole number of at least 1, not 0',
  )
})
