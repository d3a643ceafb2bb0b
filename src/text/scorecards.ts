/** A scorecard, and an answered scorecard, as blocks. */
import type {
  AnsweredScorecard,
  Scorecard,
  ScorecardAnswer,
  ScorecardQuestion,
} from '../records/scorecard.ts'
import { type Block, field, list, numberedList } from './block.ts'
import { dateLine, dateTimeLine } from './times.ts'

export function scorecardBlock(scorecard: Scorecard): Block {
  return {
    mark: 'SCORECARD',
    lines: [
      ...field('Name', scorecard.name),
      ...field('Status', scorecard.enabled ? 'Enabled' : 'Disabled'),
      ...field('Review method', inWords(scorecard.reviewMethod)),
      ...field('Created', scorecard.createdAt && dateLine(scorecard.createdAt)),
      ...field('Updated', scorecard.updatedAt && dateLine(scorecard.updatedAt)),
      ...numberedList('Questions', scorecard.questions.map(questionLine)),
    ],
  }
}

/** `How clear were the next steps? (range, 1 to 5; overall score; guide: …)` */
function questionLine({
  text,
  type,
  minRange,
  maxRange,
  options,
  guide,
  isOverall,
}: ScorecardQuestion): string {
  const range =
    minRange !== undefined && maxRange !== undefined ? `, ${minRange} to ${maxRange}` : ''
  const details = [
    type && `${inWords(type)?.toLowerCase()}${range}`,
    isOverall && 'overall score',
    options.length > 0 && `options: ${options.join(', ')}`,
    guide && `guide: ${guide}`,
  ].filter(Boolean)
  return details.length > 0 ? `${text} (${details.join('; ')})` : text
}

/** Names that the scorecard itself does not carry. */
export interface AnsweredNames {
  readonly scorecard: string
  /** The call's title where it is known, else its id. */
  readonly call: string | undefined
  readonly reviewedUser: string | undefined
  readonly reviewer: string | undefined
  readonly question: (questionId: string) => string
}

export function answeredScorecardBlock(card: AnsweredScorecard, names: AnsweredNames): Block {
  return {
    mark: 'ANSWERED SCORECARD',
    lines: [
      ...field('Scorecard', names.scorecard),
      ...field('Call', names.call),
      ...field('Call date', card.callStartedAt && dateTimeLine(card.callStartedAt)),
      ...field('Reviewed user', names.reviewedUser),
      ...field('Reviewer', names.reviewer),
      ...field('Method', inWords(card.reviewMethod)),
      ...field('Review time', card.reviewedAt && dateTimeLine(card.reviewedAt)),
      ...field('Visibility', inWords(card.visibility)),
      ...list(
        'Answers',
        card.answers.map((answer) => answerLine(names.question(answer.questionId), answer)),
      ),
    ],
  }
}

/** A question that ends like one needs no colon. */
function answerLine(question: string, answer: ScorecardAnswer): string {
  return `${question}${question.endsWith('?') ? '' : ':'} ${answerText(answer)}`
}

function answerText({ score, text, options, notApplicable }: ScorecardAnswer): string {
  if (notApplicable) return 'N/A'
  const given = [score?.toString(), options.join(', '), text].filter(Boolean)
  return given.length > 0 ? given.join('; ') : 'not answered'
}

/** Gong's constants as words: `MANAGERS_AND_REVIEWEE` becomes `Managers and reviewee`, `YES_NO` becomes `Yes/no`. */
function inWords(constant: string | undefined): string | undefined {
  if (constant === undefined || !/^[A-Z_]+$/.test(constant)) return constant
  const words = constant === 'YES_NO' ? 'yes/no' : constant.toLowerCase().replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
