// `GET /v2/calls` and `GET /v2/calls/{id}`: calls without who took part and what was said.
import { z } from 'zod'
import { bySchedule } from '../call-order.ts'
import { endpoint } from '../endpoint.ts'
import { isReady } from '../readiness.ts'
import { notFound, nothingFound } from '../refusals.ts'
import { callListing } from './call-listing.ts'
import { metaData } from './call-meta-data.ts'
import { cursor, id, isForward, NOT_FORWARD, timeWindow } from './filters.ts'

export const listCalls = endpoint({
  method: 'GET',
  path: '/v2/calls',
  scope: 'api:calls:read:basic',
  // Gong's document says that both dates are required; Gong itself does not ask for them.
  input: z
    .object({ ...timeWindow, workspaceId: id.optional(), cursor })
    .refine(isForward, NOT_FORWARD),
  async answer(gong, { cursor: from, ...filter }) {
    const { callsBySchedule } = gong.company
    const listing = callListing(gong, filter, 'listed', callsBySchedule, bySchedule)
    const { records, items } = await gong.pages.page(listing, from)
    if (records.totalRecords === 0) throw nothingFound('calls')
    return { records, calls: items.map((call) => metaData(gong, call)) }
  },
})

export const oneCall = endpoint({
  method: 'GET',
  path: '/v2/calls/:id',
  scope: 'api:calls:read:basic',
  input: z.object({ id }),
  answer(gong, { id: callId }) {
    const call = gong.company.call(callId)
    if (!call || !isReady(call, 'listed', gong.clock.nowMs())) {
      throw notFound(`Call ID ${callId} was not found`)
    }
    return { call: metaData(gong, call) }
  },
})
