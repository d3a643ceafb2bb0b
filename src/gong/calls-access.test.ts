import { expect, test } from 'vitest'
import { type PretendGong, pretendGong } from '../../test/pretend-gong.ts'

const PATH = '/v2/calls/users-access'

async function withCalls(count: number): Promise<PretendGong & { readonly ids: string[] }> {
  const gong = await pretendGong({ calls: 0 })
  const ids = Array.from({ length: count }, (_, n) => String(5_001 + n))
  for (const id of ids) await gong.control('POST', 'calls', { id, grantedUserIds: [`1${id}`] })
  return { ...gong, ids }
}

test('grants of many calls, a hundred a request, also of a call that was given to nobody', async () => {
  const { ids, ...gong } = await withCalls(101)
  await gong.control('PATCH', 'calls/5001', { grantedUserIds: [] })
  const grants = await gong.connect().callGrants(ids)
  expect([...grants.keys()]).toEqual(ids)
  expect(grants.get('5001')).toEqual([])
  expect(grants.get('5101')).toEqual(['15101'])
  expect(await gong.requests(PATH)).toHaveLength(2)
})

test('Gong refuses the whole list for one unknown call: the others are told with two requests more', async () => {
  const { ids, ...gong } = await withCalls(40)
  await gong.control('DELETE', 'calls/5007')
  const grants = await gong.connect().callGrants(ids)
  expect(grants.size).toBe(39)
  expect(grants.has('5007')).toBe(false)
  expect(await gong.requests()).toHaveLength(3)
})

test('only unknown calls: nothing is granted, nothing more is asked', async () => {
  const gong = await pretendGong({ calls: 1 })
  expect((await gong.connect().callGrants(['1', '2', '3'])).size).toBe(0)
  expect(await gong.requests(PATH)).toHaveLength(1)
})

test('a call that Gong shows and yet refuses is found by halving, with a bounded number of requests', async () => {
  const { ids, ...gong } = await withCalls(32)
  await gong.control('PUT', 'faults', [
    { fault: 'status', status: 400, path: PATH, errors: ['Some calls not found'], times: 3 },
  ])
  const grants = await gong.connect().callGrants(ids)
  expect(grants.size).toBe(32)
  await gong.control('DELETE', 'requests')
  await gong.control('PUT', 'faults', [
    { fault: 'status', status: 400, path: PATH, errors: ['Some calls not found'], times: 0 },
  ])
  expect((await gong.connect().callGrants(ids)).size).toBe(0)
  expect(await gong.requests(PATH)).toHaveLength(17)
})

test('no ids, no request', async () => {
  const gong = await pretendGong({ calls: 1 })
  expect((await gong.connect().callGrants([])).size).toBe(0)
  expect(await gong.requests()).toEqual([])
})
