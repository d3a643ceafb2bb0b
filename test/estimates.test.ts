/** Estimates before an import, held against the files that the import makes. */
import { expect, test } from 'vitest'
import { SLUGS } from '../src/records/data-types.ts'
import { importWorld } from './imports.ts'
import type { PretendOptions } from './pretend-gong.ts'

const WORLDS: readonly (readonly [string, PretendOptions])[] = [
  ['the demo', { world: 'demo' }],
  ['a small company', { calls: 60, users: 8 }],
  ['a company of 1,500 calls', { calls: 1_500, users: 60 }],
]

test.each(WORLDS)(
  'B-078 and B-079: the size of each file of %s is known within 30 %% from few requests',
  async (_, options) => {
    const world = await importWorld(options)
    for (const limit of [100, null]) {
      await world.gong.control('DELETE', 'requests')
      const choice = { types: SLUGS, limit, from: undefined, statsDays: 30 }
      const { types, requests } = await world.product.datasets.estimate(world.owner, choice)
      expect(await world.gong.requests()).toHaveLength(requests)
      expect(requests).toBeLessThan(40)
      const { dataset } = await world.imported({ limit })
      const files = await world.files(dataset.datasetId)
      const off = types.map(({ type, sizeBytes, records }) => {
        const file = files.find((one) => one.type === type)
        const real = file?.sizeBytes ?? 0
        return { type, records, real: file?.records, ratio: (sizeBytes ?? 0) / real }
      })
      const wrong = off.filter(({ ratio }) => ratio < 0.7 || ratio > 1.3)
      expect(wrong, `limit ${limit}`).toEqual([])
    }
  },
  120_000,
)
