/** Scorecard templates and answered scorecards. Their ids and numbers come as strings or numbers; both are read. */
import { z } from 'zod'
import type { AnsweredScorecard, Scorecard } from '../records/scorecard.ts'
import type { Line } from './line.ts'
import { type Page, pages, whole } from './listing.ts'
import type { Endpoint } from './refusals.ts'
import type { DayPeriod } from './stats.ts'
import {
  id,
  list,
  maybeBoolean,
  maybeDate,
  maybeId,
  maybeNumber,
  maybeText,
  type Place,
  read,
} from './shapes.ts'

const settings: Endpoint = {
  method: 'GET',
  path: '/v2/settings/scorecards',
  scope: 'api:settings:scorecards:read',
  empty: /scorecards not found/i,
}
const answered = {
  method: 'POST',
  path: '/v2/stats/activity/scorecards',
  scope: 'api:stats:scorecards',
  empty: /answered scorecards not found/i,
  list: 'answeredScorecards',
} as const satisfies Endpoint

export async function listScorecards(line: Line): Promise<Scorecard[]> {
  const answer = await whole(line, settings, scorecardsShape)
  return (answer?.scorecards ?? []).map(toScorecard)
}

/** Answered scorecards reviewed in the period (all of them without one), by people and by Gong's AI alike. */
export function listAnsweredScorecards(
  line: Line,
  period?: Partial<DayPeriod>,
): AsyncGenerator<Page<AnsweredScorecard>> {
  const filter = {
    // Gong leaves automatic reviews out unless both kinds are asked for.
    reviewMethod: 'BOTH',
    ...(period?.from !== undefined && { reviewFromDate: period.from }),
    ...(period?.to !== undefined && { reviewToDate: period.to }),
  }
  return pages(line, {
    endpoint: answered,
    what: { filter },
    item: toAnswered,
    idOf: (scorecard) => scorecard.id,
  })
}

const scorecardShape = z.object({
  scorecardId: id,
  scorecardName: z.string(),
  enabled: maybeBoolean,
  reviewMethod: maybeText,
  created: maybeDate,
  updated: maybeDate,
  questions: list(
    z.object({
      questionId: id,
      questionText: z.string(),
      isOverall: maybeBoolean,
      questionType: maybeText,
      answerGuide: maybeText,
      minRange: maybeNumber,
      maxRange: maybeNumber,
      answerOptions: list(z.object({ text: z.string() })),
    }),
  ),
})
const scorecardsShape = z.object({ scorecards: list(scorecardShape) })

const answeredShape = z.object({
  answeredScorecardId: id,
  scorecardId: id,
  scorecardName: maybeText,
  callId: maybeId,
  callStartTime: maybeDate,
  reviewedUserId: maybeId,
  reviewerUserId: maybeId,
  reviewMethod: maybeText,
  reviewTime: maybeDate,
  visibilityType: maybeText,
  answers: list(
    z.object({
      questionId: id,
      isOverall: maybeBoolean,
      score: maybeNumber,
      answerText: maybeText,
      notApplicable: maybeBoolean,
      selectedOptions: list(z.string()),
    }),
  ),
})

function toScorecard(card: z.output<typeof scorecardShape>): Scorecard {
  return {
    id: card.scorecardId,
    name: card.scorecardName,
    enabled: card.enabled ?? false,
    reviewMethod: card.reviewMethod,
    createdAt: card.created,
    updatedAt: card.updated,
    questions: card.questions.map((question) => ({
      id: question.questionId,
      text: question.questionText,
      isOverall: question.isOverall ?? false,
      type: question.questionType,
      guide: question.answerGuide,
      minRange: question.minRange,
      maxRange: question.maxRange,
      options: question.answerOptions.map((option) => option.text),
    })),
  }
}

function toAnswered(element: unknown, place: Place): AnsweredScorecard {
  const card = read(answeredShape, element, place)
  return {
    id: card.answeredScorecardId,
    scorecardId: card.scorecardId,
    scorecardName: card.scorecardName,
    callId: card.callId,
    callStartedAt: card.callStartTime,
    reviewedUserId: card.reviewedUserId,
    reviewerUserId: card.reviewerUserId,
    reviewMethod: card.reviewMethod,
    reviewedAt: card.reviewTime,
    visibility: card.visibilityType,
    answers: card.answers.map((answer) => ({
      questionId: answer.questionId,
      isOverall: answer.isOverall ?? false,
      score: answer.score,
      text: answer.answerText,
      notApplicable: answer.notApplicable ?? false,
      options: answer.selectedOptions,
    })),
  }
}
