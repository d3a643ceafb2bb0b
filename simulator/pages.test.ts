import { decodeJwt } from 'jose'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { callIdsOf, errorsOf, recordsOf, startSmall } from './small-gong.ts'
import type { SmallGong } from './small-gong.ts'
import { callId, FIRST_CALL_MS, HOUR_MS, smallCall, smallWorld } from './small-world.ts'

let gong: SmallGong
beforeEach(async () => (gong = await startSmall({ pageSize: 2 })))
afterEach(() => gong.close())

const TRANSCRIPT = '/v2/calls/transcript'
const at = (hours: number) => new Date(FIRST_CALL_MS + hours * HOUR_MS).toISOString()

test('pages run from the oldest call to the newest, each call once', async () => {
  const seen: string[][] = []
  let cursor: string | undefined
  do {
    const page = await gong.post('/v2/calls/extensive', { filter: {}, ...(cursor && { cursor }) })
    seen.push(callIdsOf(page))
    expect(recordsOf(page)).toMatchObject({
      totalRecords: 5,
      currentPageNumber: seen.length - 1,
      currentPageSize: callIdsOf(page).length,
    })
    cursor = recordsOf(page).cursor
  } while (cursor !== undefined)

  expect(seen).toEqual([[callId(0), callId(1)], [callId(2), callId(3)], [callId(4)]])
})

test('calls of the same moment are in the order of their ids, shorter ids first', async () => {
  const calls = ['100', '99', '101'].map((id) => smallCall(0, { id }))
  await using other = await startSmall({ world: smallWorld({ calls }), pageSize: 2 })

  const first = await other.post(TRANSCRIPT, { filter: {} })
  const { cursor } = recordsOf(first)
  const second = await other.post(TRANSCRIPT, { filter: {}, cursor })

  expect([callIdsOf(first), callIdsOf(second)]).toEqual([['99', '100'], ['101']])
})

test('the cursor of a GET is a query parameter', async () => {
  const { cursor = '' } = recordsOf(await gong.get('/v2/calls'))
  const second = await gong.get(`/v2/calls?cursor=${cursor}`)
  expect(callIdsOf(second)).toEqual([callId(2), callId(3)])
})

test('the cursor of a POST is ignored in the query: page one comes again', async () => {
  const { cursor = '' } = recordsOf(await gong.post(TRANSCRIPT, { filter: {} }))
  const again = await gong.post(`${TRANSCRIPT}?cursor=${cursor}`, { filter: {} })
  expect(callIdsOf(again)).toEqual([callId(0), callId(1)])
})

test('a cursor dies an hour after the first page, however often it was renewed', async () => {
  const first = recordsOf(await gong.post(TRANSCRIPT, { filter: {} }))
  await gong.send('PUT', '/_simulator/clock', { advanceMs: 0.9 * HOUR_MS })
  const second = recordsOf(await gong.post(TRANSCRIPT, { filter: {}, cursor: first.cursor }))
  expect(decodeJwt(second.cursor ?? '').exp).toBe(decodeJwt(first.cursor ?? '').exp)

  await gong.send('PUT', '/_simulator/clock', { advanceMs: 0.2 * HOUR_MS })
  const late = await gong.post(TRANSCRIPT, { filter: {}, cursor: second.cursor })

  expect(late.status).toBe(400)
  expect(errorsOf(late)).toEqual([expect.stringContaining('cursor has expired')])
})

test('a tampered cursor and the cursor of another list are refused', async () => {
  const { cursor = '' } = recordsOf(await gong.post(TRANSCRIPT, { filter: {} }))
  const tampered = await gong.post(TRANSCRIPT, { filter: {}, cursor: `${cursor.slice(0, -4)}AAAA` })
  const foreign = await gong.get(`/v2/users?cursor=${cursor}`)

  for (const answer of [tampered, foreign]) {
    expect(answer.status).toBe(400)
    expect(errorsOf(answer)).toEqual([expect.stringContaining('failed to verify cursor')])
  }
})

test('the total is frozen by the first page, and a deleted call shifts no page', async () => {
  const { cursor } = recordsOf(await gong.post(TRANSCRIPT, { filter: {} }))
  await gong.send('DELETE', `/_simulator/calls/${callId(0)}`, {})
  const second = await gong.post(TRANSCRIPT, { filter: {}, cursor })

  expect(callIdsOf(second)).toEqual([callId(2), callId(3)])
  expect(recordsOf(second).totalRecords).toBe(5)
})

test('a window holds its beginning and not its end', async () => {
  const filter = { fromDateTime: at(1), toDateTime: at(3) }
  const page = await gong.post(TRANSCRIPT, { filter })
  expect(callIdsOf(page)).toEqual([callId(1), callId(2)])
  expect(recordsOf(page)).toMatchObject({ totalRecords: 2 })
  expect(recordsOf(page).cursor).toBeUndefined()
})

test('a window and ids together give the intersection; unknown ids are passed over', async () => {
  const callIds = [callId(4), callId(1), callId(0), '12345']
  const page = await gong.post(TRANSCRIPT, { filter: { fromDateTime: at(1), callIds } })
  expect(callIdsOf(page)).toEqual([callId(1), callId(4)])
})

test('the list of calls goes by the scheduled time, transcripts by the start', async () => {
  const scheduledMs = FIRST_CALL_MS - HOUR_MS
  const calls = [smallCall(0), smallCall(1), smallCall(2, { scheduledMs })]
  await using other = await startSmall({ world: smallWorld({ calls }) })
  const window = { fromDateTime: at(-2), toDateTime: at(-0.5) }

  const listed = await other.get('/v2/calls')
  const listedInWindow = await other.get(`/v2/calls?${new URLSearchParams(window).toString()}`)
  const saidInWindow = await other.post(TRANSCRIPT, { filter: window })

  expect(callIdsOf(listed)).toEqual([callId(2), callId(0), callId(1)])
  expect(callIdsOf(listedInWindow)).toEqual([callId(2)])
  expect(saidInWindow.status).toBe(404)
})

test('users are paged in the order of their ids', async () => {
  await using other = await startSmall({ pageSize: 1 })
  const first = await other.get('/v2/users?includeAvatars=true')
  expect(first.body).toMatchObject({ users: [{ id: '1001' }], records: { totalRecords: 3 } })
  const second = await other.get(`/v2/users?includeAvatars=true&cursor=${recordsOf(first).cursor}`)
  expect(second.body).toMatchObject({ users: [{ id: '1002' }] })
})
