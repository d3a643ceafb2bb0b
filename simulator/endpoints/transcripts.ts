// `POST /v2/calls/transcript`: what was said. The names behind `speakerId` are in the parties of the call's details.
import { z } from 'zod'
import { byStart } from '../call-order.ts'
import { endpoint } from '../endpoint.ts'
import { nothingFound } from '../refusals.ts'
import { callListing, callsFilter } from './call-listing.ts'
import { cursor } from './filters.ts'

export const transcripts = endpoint({
  method: 'POST',
  path: '/v2/calls/transcript',
  scope: 'api:calls:read:transcript',
  input: z.object({ cursor, filter: callsFilter }),
  async answer(gong, { cursor: from, filter }) {
    const { company } = gong
    const listing = callListing(gong, filter, 'transcript', company.callsByStart, byStart)
    const { records, items } = await gong.pages.page(listing, from)
    if (records.totalRecords === 0) throw nothingFound('calls')
    return {
      records,
      callTranscripts: items.map((call) => ({
        callId: call.id,
        transcript: company.transcript(call),
      })),
    }
  },
})
