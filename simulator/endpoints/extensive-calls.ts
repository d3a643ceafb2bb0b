// `POST /v2/calls/extensive`: everything about calls that the request exposes; without a selector only `metaData`.
import { z } from 'zod'
import { byStart } from '../call-order.ts'
import { endpoint } from '../endpoint.ts'
import { missingScope, nothingFound } from '../refusals.ts'
import { callListing, ownedCallsFilter } from './call-listing.ts'
import { callData } from './call-data.ts'
import { contentSelector } from './content-selector.ts'
import { cursor } from './filters.ts'

const MEDIA_SCOPE = 'api:calls:read:media-url'

export const extensiveCalls = endpoint({
  method: 'POST',
  path: '/v2/calls/extensive',
  scope: 'api:calls:read:extensive',
  input: z.object({ cursor, filter: ownedCallsFilter, contentSelector: contentSelector.nullish() }),
  async answer(gong, { cursor: from, filter, contentSelector: selector }, caller) {
    if (selector?.exposedFields?.media && !caller.may(MEDIA_SCOPE)) throw missingScope(MEDIA_SCOPE)
    const { callsByStart } = gong.company
    const listing = callListing(gong, filter, 'details', callsByStart, byStart)
    const { records, items } = await gong.pages.page(listing, from)
    if (records.totalRecords === 0) throw nothingFound('calls')
    return { records, calls: items.map((call) => callData(gong, call, selector ?? {})) }
  },
})
