import { expect, test } from 'vitest'
import { addCall, PAT, SAM } from '../../test/account-calls.ts'
import { accountWorld } from '../../test/account-world.ts'
import { rowsBeside } from '../../test/imports.ts'
import { countOlderCalls } from './older-calls.ts'

const ZED = { ...PAT, name: 'Zed', emailAddress: 'zed@zebra.example' }
const OLD = { started: '2025-09-10T10:00:00Z' }

test('A-122: older calls of an account are counted live in the year before the first day, and nothing is kept', async () => {
  const world = await accountWorld()
  const accountId = await world.account({ domains: ['acme.example'] })
  await world.choose({ readFrom: '2025-11-29', excludedTitleWords: ['lawsuit'] })
  await addCall(world)
  await addCall(world, OLD)
  await addCall(world, { ...OLD, started: '2024-12-01T10:00:00Z' })
  await addCall(world, { started: '2024-11-01T10:00:00Z' })
  await addCall(world, { ...OLD, isPrivate: true })
  await addCall(world, { ...OLD, scope: 'Internal', parties: [SAM] })
  await addCall(world, { ...OLD, title: 'Acme: lawsuit' })
  await addCall(world, { ...OLD, parties: [ZED, SAM] })
  await world.sync()
  const before = await rowsBeside(world.db)
  const found = await countOlderCalls(world.needs, world.ines, accountId)
  expect(found).toMatchObject({ calls: 2, from: '2024-11-29', to: '2025-11-29' })
  expect(found.cost?.requests).toBe(1)
  expect(await rowsBeside(world.db)).toEqual(before)
  await world.choose({ mode: 'deal', readFrom: '2025-11-29' })
  expect(await countOlderCalls(world.needs, world.ines, accountId)).toMatchObject({ calls: 0 })
})
