// `POST /v2/stats/activity/scorecards`: reviews of calls. Those that Gong's AI made are left out unless asked for.
import { z } from 'zod'
import { comparePositions } from '../call-order.ts'
import { endpoint } from '../endpoint.ts'
import type { Gong } from '../endpoint.ts'
import type { Listing } from '../pages.ts'
import { nothingFound } from '../refusals.ts'
import type { WorldAnsweredScorecard } from '../world.ts'
import { cursor, day, id } from './filters.ts'

const filterSchema = z.object({
  callFromDate: day.nullish(),
  callToDate: day.nullish(),
  reviewFromDate: day.nullish(),
  reviewToDate: day.nullish(),
  reviewMethod: z.enum(['AUTOMATIC', 'MANUAL', 'BOTH']).nullish(),
  reviewedUserIds: z.array(id).nullish(),
  scorecardIds: z.array(id).nullish(),
})

export const answeredScorecards = endpoint({
  method: 'POST',
  path: '/v2/stats/activity/scorecards',
  scope: 'api:stats:scorecards',
  input: z.object({ cursor, filter: filterSchema }),
  async answer(gong, { filter, cursor: from }) {
    const { records, items } = await gong.pages.page(listingOf(gong, filter), from)
    if (records.totalRecords === 0) throw nothingFound('answered scorecards')
    return { records, answeredScorecards: items.map((card) => answeredScorecard(gong, card)) }
  },
})

const position = (card: WorldAnsweredScorecard) => ({
  timeMs: card.reviewMs,
  id: card.answeredScorecardId,
})

function listingOf(
  gong: Gong,
  filter: z.output<typeof filterSchema>,
): Listing<WorldAnsweredScorecard> {
  const { company, calendar, clock } = gong
  const method = filter.reviewMethod ?? 'MANUAL'
  const isDay = (ms: number, from?: string | null, to?: string | null) => {
    const date = calendar.dayOf(ms)
    return (!from || date >= from) && (!to || date < to)
  }
  return {
    list: 'answeredScorecardId',
    items: company.world.answeredScorecards.toSorted((a, b) =>
      comparePositions(position(a), position(b)),
    ),
    position,
    toMs: clock.nowMs(),
    matches(card) {
      const call = company.call(card.callId)
      return (
        call !== undefined &&
        (method === 'BOTH' || card.reviewMethod === method) &&
        (!filter.reviewedUserIds || filter.reviewedUserIds.includes(card.reviewedUserId)) &&
        (!filter.scorecardIds || filter.scorecardIds.includes(card.scorecardId)) &&
        isDay(call.startedMs, filter.callFromDate, filter.callToDate) &&
        isDay(card.reviewMs, filter.reviewFromDate, filter.reviewToDate)
      )
    },
  }
}

/** Ids are strings, although Gong's document says numbers. */
function answeredScorecard({ company, calendar }: Gong, card: WorldAnsweredScorecard) {
  const scorecard = company.world.scorecards.find(
    ({ scorecardId }) => scorecardId === card.scorecardId,
  )
  const call = company.call(card.callId)
  return {
    answeredScorecardId: card.answeredScorecardId,
    scorecardId: card.scorecardId,
    scorecardName: scorecard?.scorecardName ?? null,
    callId: card.callId,
    callStartTime: call ? calendar.iso(call.startedMs, 'milliseconds') : null,
    reviewedUserId: card.reviewedUserId,
    reviewerUserId: card.reviewerUserId,
    reviewMethod: card.reviewMethod,
    editorUserId: card.editorUserId,
    reviewTime: calendar.iso(card.reviewMs, 'milliseconds'),
    visibilityType: card.visibilityType,
    answers: card.answers,
  }
}
