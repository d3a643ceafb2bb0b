/** Whole processes, killed as they are: three of the fifty of `npm run prove -- crash`. */
import { expect, test } from 'vitest'
import { proveCrashes } from '../../measure/prove/crash.ts'

const TIMES = 3

test(
  'reliability 22: after a kill -9 of everything at a random moment, the product goes on by itself to the same files',
  { timeout: 240_000 },
  async () => {
    const trials = await proveCrashes({ times: TIMES, seed: String(Date.now()) })
    expect(trials.map(({ order }) => order)).toEqual(['import', 'sync', 'import'])
    // With its seed, `npm run prove -- crash --seed …` does the same again.
    expect(trials.filter(({ findings }) => findings.length > 0)).toEqual([])
  },
)
