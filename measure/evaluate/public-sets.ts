/** How right single sentence models are on public conversations that they have not learned from, beside the floors of rules. */
import type { CallToRead } from '../../src/insights/engine/engine.ts'
import { type Head, headNumber } from '../../src/insights/engine/heads.ts'
import { prepareCall } from '../../src/insights/engine/prepare.ts'
import { judgeSentences } from '../../src/insights/engine/sentence-model.ts'
import { learnedWeights } from '../../src/insights/engine/weights.ts'
import { isHeldBack } from '../../training/insights/held-back.ts'
import { readMeetings, withoutMarks } from '../../training/insights/meetings.ts'
import { readPersuasions } from '../../training/insights/persuasion.ts'
import { f1Of, type Rightness, rounded, share } from './insights/score.ts'
import { itemFigures, type ItemMeeting } from './next-steps.ts'
import { percent, tableText } from './table.ts'

export interface PublicQuality {
  readonly figures: unknown
  readonly text: string
}

type Judgeable = Pick<CallToRead, 'sentences' | 'people'>

const NO_NAMES = { competitors: [], products: [] }

/** Of the data's README: questions by their mark; without marks by their first word. In percent. */
const QUESTION_FLOORS = {
  ami: { marks: 70.7, noMarks: 46.6 },
  icsi: { marks: 80.7, noMarks: 47.1 },
} as const
const OBJECTION_FLOOR = 45.6
const COMMITMENT_FLOOR = 46.4
const ACTION_FLOOR = 4.3
const FROM = 'held back from training'
const ALL = 'all, also what was learned from'

export function evaluateQuestions(data: string, isAll: boolean): PublicQuality {
  const sets = (['ami', 'icsi'] as const).map((set) => {
    const meetings = readMeetings(data, set).filter(({ id }) => isAll || isHeldBack(id))
    const rightWith = (change: (text: string) => string, from: number): Rightness => {
      const counted = meetings.map(({ call, isQuestion }) =>
        countHits(sureness(changed(call, change), 'ask'), from, isQuestion),
      )
      return rightnessOf(counted)
    }
    return {
      set,
      meetings: meetings.length,
      marks: rightWith((text) => text, thresholdOf('ask')),
      noMarks: rightWith(withoutMarks, learnedWeights().head.askWithoutMarks),
    }
  })
  return {
    figures: Object.fromEntries(
      sets.map(({ set, meetings, marks, noMarks }) => [set, { meetings, marks, noMarks }]),
    ),
    text: printed(
      'questions',
      isAll,
      sets.flatMap(({ set, meetings, marks, noMarks }) => [
        [`${set}, ${meetings} meetings`, ...cells(marks), QUESTION_FLOORS[set].marks.toFixed(1)],
        ['  without marks', ...cells(noMarks), QUESTION_FLOORS[set].noMarks.toFixed(1)],
      ]),
    ),
  }
}

export function evaluateObjections(data: string, isAll: boolean): PublicQuality {
  const dialogues = readPersuasions(data).filter(({ id }) => isAll || isHeldBack(id))
  const rightOf = (head: Head, labelled: 'resists' | 'agrees'): Rightness =>
    rightnessOf(
      dialogues.map(({ call, [labelled]: labels }) => {
        const isPersuadee = call.sentences.map(({ speakerId }) => speakerId === 'persuadee')
        const own = <Value>(values: readonly Value[]) => values.filter((_, n) => isPersuadee[n])
        return countHits(own(sureness(call, head)), thresholdOf(head), own(labels))
      }),
    )
  const objections = rightOf('resist', 'resists')
  const commitments = rightOf('agree', 'agrees')
  return {
    figures: { dialogues: dialogues.length, objections, commitments },
    text: printed(`PersuasionForGood, ${dialogues.length} dialogues`, isAll, [
      ['objections', ...cells(objections), OBJECTION_FLOOR.toFixed(1)],
      ['promises', ...cells(commitments), COMMITMENT_FLOOR.toFixed(1)],
    ]),
  }
}

export function evaluateNextSteps(data: string, isAll: boolean): PublicQuality {
  const from = thresholdOf('action')
  const meetings = readMeetings(data, 'ami')
    .filter(({ id }) => isAll || isHeldBack(id))
    .map(({ call, actions }): ItemMeeting => ({ scores: sureness(call, 'action'), items: actions }))
  const acts = rightnessOf(
    meetings.map(({ scores, items }) => {
      const linked = new Set(items.flat())
      return countHits(
        scores,
        from,
        scores.map((_, n) => linked.has(n)),
      )
    }),
  )
  const items = itemFigures(meetings, from)
  const { items: count, itemRecall, citedPrecision, itemRecallAtPrecision } = items
  return {
    figures: { meetings: meetings.length, acts, ...items },
    text: `${printed(`AMI action items, ${meetings.length} meetings`, isAll, [
      ['acts', ...cells(acts), ACTION_FLOOR.toFixed(1)],
    ])}\n${tableText([
      [`items, ${count}, by acts that are at most three acts away`, '%'],
      ['items found', percent(itemRecall)],
      ['cited acts that are right', percent(citedPrecision)],
      ['items found where a fifth of the cited acts are right', percent(itemRecallAtPrecision)],
    ])}\n`,
  }
}

function changed(call: Judgeable, change: (text: string) => string): Judgeable {
  const sentences = call.sentences.map((one) => ({ ...one, text: change(one.text) }))
  return { ...call, sentences }
}

/** Sentence by sentence. */
function sureness(call: Judgeable, head: Head): readonly number[] {
  const { classes, sentence } = learnedWeights()
  const judged = judgeSentences(prepareCall(call, NO_NAMES, classes), sentence)
  return judged.map((heads) => heads[headNumber(head)] ?? 0)
}

/** As the engine has it. */
function thresholdOf(head: Head): number {
  return learnedWeights().head.thresholds[head]
}

interface Counted {
  readonly right: number
  readonly found: number
  readonly labelled: number
}

function countHits(scores: readonly number[], from: number, labels: readonly boolean[]): Counted {
  const found = scores.map((score) => score >= from)
  return {
    right: found.filter((isFound, n) => isFound && labels[n] === true).length,
    found: found.filter(Boolean).length,
    labelled: labels.filter(Boolean).length,
  }
}

function rightnessOf(counted: readonly Counted[]): Rightness {
  const sum = (of: keyof Counted) => counted.reduce((all, one) => all + one[of], 0)
  const precision = share(sum('right'), sum('found')) ?? 0
  const recall = share(sum('right'), sum('labelled')) ?? 0
  return { precision: rounded(precision), recall, f1: f1Of(precision, recall) }
}

function printed(what: string, isAll: boolean, rows: readonly (readonly string[])[]): string {
  const head = [`${what} (${isAll ? ALL : FROM}), %`, 'precision', 'recall', 'F1', 'F1 of rules']
  return `${tableText([head, ...rows])}\n`
}

function cells({ precision, recall, f1 }: Rightness): readonly string[] {
  return [percent(precision), percent(recall), percent(f1)]
}
