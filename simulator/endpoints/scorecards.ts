// `GET /v2/settings/scorecards`: the questions behind answered scorecards. All ids and ranges are strings on the wire.
import { z } from 'zod'
import { endpoint } from '../endpoint.ts'

export const scorecards = endpoint({
  method: 'GET',
  path: '/v2/settings/scorecards',
  scope: 'api:settings:scorecards:read',
  input: z.object({}),
  answer: ({ company, calendar }) => ({
    scorecards: company.world.scorecards.map(({ createdMs, updatedMs, ...card }) => {
      const dates = { created: calendar.iso(createdMs), updated: calendar.iso(updatedMs) }
      return {
        scorecardId: card.scorecardId,
        scorecardName: card.scorecardName,
        workspaceId: card.workspaceId,
        enabled: card.enabled,
        updaterUserId: card.updaterUserId,
        ...dates,
        reviewMethod: card.reviewMethod,
        questions: card.questions.map((question) => ({ ...question, ...dates })),
      }
    }),
  }),
})
