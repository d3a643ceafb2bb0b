import { expect, test } from 'vitest'
import { callIdsOf, startSmall } from './small-gong.ts'
import type { SmallGong } from './small-gong.ts'
import { callId, NOW_MS, smallCall, smallWorld } from './small-world.ts'

const MINUTE_MS = 60_000

/** A call that ends just now. */
function fresh(changes = {}) {
  const call = smallCall(0, { startedMs: NOW_MS - 1800 * 1000, ...changes })
  return startSmall({ world: smallWorld({ calls: [call] }) })
}

async function visible(gong: SmallGong) {
  const contentSelector = { exposedFields: { content: { brief: true } } }
  const [listed, transcript, details] = await Promise.all([
    gong.get('/v2/calls'),
    gong.post('/v2/calls/transcript', { filter: {} }),
    gong.post('/v2/calls/extensive', { filter: {}, contentSelector }),
  ])
  return [
    listed.status === 200 && 'listed',
    transcript.status === 200 && 'transcript',
    details.status === 200 && 'details',
    JSON.stringify(details.body).includes('They met.') && 'brief',
  ].filter((part) => part !== false)
}

test('a call becomes visible part by part, and its transcript before its details', async () => {
  await using gong = await fresh()
  const after = async (minutes: number) => {
    const now = new Date(NOW_MS + minutes * MINUTE_MS).toISOString()
    await gong.send('PUT', '/_simulator/clock', { now })
    return visible(gong)
  }
  expect(await after(14)).toEqual([])
  expect(await after(16)).toEqual(['listed'])
  expect(await after(61)).toEqual(['listed', 'transcript'])
  expect(await after(63)).toEqual(['listed', 'transcript', 'details'])
  expect(await after(91)).toEqual(['listed', 'transcript', 'details', 'brief'])
})

test('a call may have delays of its own', async () => {
  await using gong = await fresh({ readyAfterMs: { details: 0 } })
  expect(await visible(gong)).toEqual(['details'])
})

test('the clock runs on from where it was put', async () => {
  await using gong = await startSmall()
  await gong.send('PUT', '/_simulator/clock', { now: '2027-01-01T00:00:00Z' })
  const { body } = await gong.get('/_simulator/clock')
  expect(body).toEqual({ now: expect.stringMatching(/^2027-01-01T00:00:0\d/) })
  expect(callIdsOf(await gong.get('/v2/calls'))).toContain(callId(0))
})
