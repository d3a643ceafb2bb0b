/** Opens the world that the simulator serves: the demo, a folder of recorded calls, or one made from a seed. */
import type { World } from '../world.ts'
import { demoWorld } from './demo/world.ts'
import { folderWorld } from './folder/world.ts'
import { generatedWorld } from './generated/world.ts'

export async function openWorld(options: {
  world?: string
  calls?: number
  users?: number
  seed?: string
  nowMs: number
}): Promise<World> {
  const { world, calls, users, seed, nowMs } = options
  if (world === undefined)
    return generatedWorld({
      calls: wholeNumber('calls', calls ?? 100, 0),
      users: wholeNumber('users', users ?? 12, 1),
      seed: seed ?? '1',
      nowMs,
    })
  if (calls !== undefined || users !== undefined)
    throw new Error(
      `The ${world === 'demo' ? 'demo' : 'world folder'} has its own calls and users: leave out the numbers, or leave out the world to have one generated`,
    )
  return world === 'demo' ? demoWorld(nowMs) : folderWorld(world, nowMs)
}

function wholeNumber(name: string, value: number, least: number): number {
  if (Number.isInteger(value) && value >= least) return value
  throw new Error(`The number of ${name} must be a whole number of at least ${least}, not ${value}`)
}
