/** Scorecards of a company, and the reviews that were made with them. */
import type { WorldAnsweredScorecard, WorldCall, WorldScorecard, WorldUser } from '../world.ts'
import { DAY_MS, HOUR_MS } from './calendar.ts'
import { createRandom, idOf, type Random } from './random.ts'

type Question = WorldScorecard['questions'][number]
type Answer = WorldAnsweredScorecard['answers'][number]

const RANGE = 'RANGE'
const YES_NO = 'YES_NO'
const OPEN = 'OPEN'
const SINGLE_SELECT = 'SINGLE_SELECT'
const MULTI_SELECT = 'MULTI_SELECT'

type Form = [type: string, text: string, options?: string[]]

const FORMS: readonly { name: string; automatic: boolean; questions: readonly Form[] }[] = [
  {
    name: 'Discovery call',
    automatic: false,
    questions: [
      [RANGE, 'How well did the call go overall?'],
      [RANGE, 'Did we understand the problem before we showed anything?'],
      [YES_NO, 'Was the person who decides named?'],
      [SINGLE_SELECT, 'How urgent is it for them?', ['Not at all', 'This year', 'This quarter']],
      [OPEN, 'What should be asked next time?'],
    ],
  },
  {
    name: 'Demo',
    automatic: false,
    questions: [
      [RANGE, 'How well did the demo go overall?'],
      [RANGE, 'Was it about their work and not about our menus?'],
      [MULTI_SELECT, 'What was shown?', ['Inbox', 'Reports', 'Set-up', 'Integrations']],
      [OPEN, 'Which question was left open?'],
    ],
  },
  {
    name: 'Negotiation',
    automatic: false,
    questions: [
      [RANGE, 'How well was the value held?'],
      [YES_NO, 'Did we ask for something in return for a discount?'],
      [OPEN, 'What did they say about the price?'],
    ],
  },
  {
    name: 'Call hygiene (AI)',
    automatic: true,
    questions: [
      [RANGE, 'How clear were the agenda and the next steps?'],
      [YES_NO, 'Was a next meeting agreed?'],
    ],
  },
  {
    name: 'Onboarding handover',
    automatic: false,
    questions: [
      [RANGE, 'Is everything there that the onboarding team needs?'],
      [YES_NO, 'Are the success criteria written down?'],
    ],
  },
]

export function createScorecards(setup: {
  workspaceId: string | null
  updaterId: string
  createdMs: number
}): WorldScorecard[] {
  return FORMS.map(({ name, automatic, questions }) => ({
    scorecardId: idOf('scorecard', setup.workspaceId ?? 'company', name),
    scorecardName: name,
    workspaceId: setup.workspaceId,
    enabled: name !== 'Onboarding handover',
    // Gong itself keeps the automatic ones.
    updaterUserId: automatic ? '-1' : setup.updaterId,
    createdMs: setup.createdMs,
    updatedMs: setup.createdMs + 30 * DAY_MS,
    reviewMethod: automatic ? 'AUTOMATIC' : 'MANUAL',
    questions: questions.map(([questionType, questionText, options = []], index) => ({
      questionId: idOf('question', name, index),
      questionRevisionId: idOf('question revision', name, index),
      questionText,
      isOverall: index === 0,
      updaterUserId: setup.updaterId,
      questionType,
      answerGuide: index === 1 ? 'Listen to the first ten minutes before you answer.' : null,
      minRange: questionType === RANGE ? '1' : null,
      maxRange: questionType === RANGE ? '5' : null,
      answerOptions: options.map((text, option) => ({ id: String(option + 1), text })),
    })),
  }))
}

/** About three calls in ten are reviewed one to five days later: by the host's manager, or by Gong. */
export function answerScorecards(
  scorecards: readonly WorldScorecard[],
  calls: readonly WorldCall[],
  users: readonly WorldUser[],
  nowMs: number,
): WorldAnsweredScorecard[] {
  const managers = new Map(users.map(({ id, managerId }) => [id, managerId]))
  const manual = scorecards.filter((card) => card.enabled && card.reviewMethod === 'MANUAL')
  const automatic = scorecards.filter((card) => card.enabled && card.reviewMethod === 'AUTOMATIC')
  return calls.flatMap((call) => {
    const random = createRandom('review', call.id)
    if (call.isPrivate || call.scope === 'Internal' || !random.chance(0.3)) return []
    const reviewerId = managers.get(call.primaryUserId) ?? null
    const byGong = automatic.length > 0 && (reviewerId === null || random.chance(0.25))
    const delayMs = byGong ? 2 * HOUR_MS : random.between(20, 120) * HOUR_MS
    const reviewMs = call.startedMs + call.durationSec * 1000 + delayMs
    if (reviewMs > nowMs || (!byGong && reviewerId === null)) return []
    const card = random.pick(byGong ? automatic : manual)
    return [
      {
        answeredScorecardId: idOf('answered', call.id),
        scorecardId: card.scorecardId,
        callId: call.id,
        reviewedUserId: call.primaryUserId,
        reviewerUserId: byGong ? null : reviewerId,
        reviewMethod: card.reviewMethod,
        editorUserId: null,
        reviewMs,
        visibilityType: random.pick(['PUBLIC', 'PUBLIC', 'MANAGERS_AND_REVIEWEE', 'MANAGERS']),
        answers: card.questions.map((question) => answerOf(question, random)),
      },
    ]
  })
}

const REMARKS = [
  'Good pace, and the summary at the end was clear.',
  'Ask who else has to agree before the next step is offered.',
  'The pause after the price was held well.',
  'More about their numbers, less about our roadmap.',
]

function answerOf(question: Question, random: Random): Answer {
  const { questionType, answerOptions } = question
  const notApplicable = !question.isOverall && random.chance(0.08)
  const given = (type: string) => !notApplicable && questionType === type
  const chosen =
    questionType === SINGLE_SELECT
      ? [random.pick(answerOptions.length > 0 ? answerOptions : [{ id: '1', text: '' }])]
      : answerOptions.filter((_, index) => index === 0 || random.chance(0.4))
  const selects = given(SINGLE_SELECT) || given(MULTI_SELECT)
  return {
    questionId: question.questionId,
    questionRevisionId: question.questionRevisionId,
    isOverall: question.isOverall,
    score: given(RANGE) ? random.between(2, 5) : null,
    answerText: given(OPEN)
      ? random.pick(REMARKS)
      : given(YES_NO)
        ? random.pick(['yes', 'no'])
        : null,
    notApplicable,
    selectedOptions: selects ? chosen.map(({ text }) => text) : null,
  }
}
