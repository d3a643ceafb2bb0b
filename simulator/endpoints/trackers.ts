// `GET /v2/settings/trackers`: the words that Gong listens for. Smart trackers are never listed.
import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { id } from './filters.ts'

export const trackers = endpoint({
  method: 'GET',
  path: '/v2/settings/trackers',
  scope: 'api:settings:trackers:read',
  input: z.object({ workspaceId: id.optional() }),
  answer: ({ company, calendar }, { workspaceId }) => ({
    keywordTrackers: company.world.trackers
      .filter((tracker) => !workspaceId || [null, workspaceId].includes(tracker.workspaceId))
      .map(({ createdMs, creatorUserId, updatedMs, updaterUserId, ...tracker }) => ({
        ...tracker,
        // JSON in a string, as Gong sends it.
        filterQuery: '{}',
        created: calendar.iso(createdMs, 'microseconds'),
        creatorUserId,
        updated: calendar.iso(updatedMs, 'microseconds'),
        updaterUserId,
      })),
  }),
})
