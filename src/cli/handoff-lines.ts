/** Handoffs as lines of a terminal. */
import type { Evidence } from '../records/evidence.ts'
import type { Exported, Handoff, HandoffAnswer, HandoffBoard } from '../records/handoff.ts'
import { table } from './table.ts'
import { clock, day } from './times.ts'

export function handoffLines(handoff: Handoff): string {
  const { answers, missing, progress, failure, newerCalls, unreadCalls, accountId } = handoff
  const working =
    progress === null
      ? ''
      : `Being written: ${progress.done} of ${progress.total}, ${progress.words}.\n`
  const failed =
    failure === null
      ? ''
      : `${failure.without === 'answers' ? 'The model wrote nothing: ' : ''}${failure.message} ${failure.fix}\n`
  const newer =
    newerCalls === 0
      ? ''
      : `${newerCalls} newer ${newerCalls === 1 ? 'call' : 'calls'} not in it: carryover handoff generate ${accountId}\n`
  const unread =
    unreadCalls === 0
      ? ''
      : `${unreadCalls} ${unreadCalls === 1 ? 'call is' : 'calls are'} still being read.\n`
  const open = missing.map((words) => `✗ ${words}\n`)
  return [
    table(headOf(handoff).filter(([, value]) => value !== '')),
    working,
    failed,
    newer,
    unread,
    ...(handoff.state === 'accepted' ? [] : open),
    ...answers.map((answer) => `\n${answerLines(answer)}`),
  ].join('')
}

function headOf(handoff: Handoff): [string, string][] {
  const { accountName, accountId, state, dueOn, isLate, reason, from, to, made } = handoff
  const due = dueOn === null ? '' : `, due ${dueOn}${isLate ? ' (late)' : ''}`
  return [
    ['Handoff', `${accountName} (${accountId})`],
    ['State', `${state}${reason === null ? '' : ` (${reason})`}${due}`],
    ['Template', handoff.templateName],
    ['Answers', countsLine(handoff)],
    ['From', from ?? ''],
    ['To', to?.name ?? ''],
    [
      'Made',
      made === null
        ? ''
        : `from ${made.calls} calls by ${made.model ?? 'the built-in engine'} on ${day(made.at)}`,
    ],
  ]
}

function countsLine({ counts, answers }: Pick<Handoff, 'counts' | 'answers'>): string {
  const { confirmed, edited, suggested, empty } = counts
  return `${confirmed} confirmed, ${edited} edited, ${suggested} suggested, ${empty} empty of ${answers.length}`
}

/** The question with its key, which `handoff set` wants; then each sentence with where it was said. */
export function answerLines(answer: HandoffAnswer): string {
  const { key, question, state, sentences, stakeholders, contradictions, note, proposal } = answer
  const by = answer.changedBy === null ? '' : ` by ${answer.changedBy}`
  const people = stakeholders.map(({ name, title, side, stance }) => [
    `  ${name}`,
    title ?? '–',
    SIDES[side],
    stance,
  ])
  return [
    `${question} [${key}] ${state}${by}\n`,
    people.length === 0 ? '' : table(people),
    ...sentences.map(({ text, evidence, isHidden }) =>
      isHidden
        ? '  · based on a call you cannot see\n'
        : `  · ${text}\n${evidence.map(placeLine).join('')}`,
    ),
    note === null ? '' : `  ${note}\n`,
    ...contradictions.map(({ text }) => `  ! ${text}\n`),
    proposal === null ? '' : `  ${proposal.length} sentences of newer calls are proposed.\n`,
  ].join('')
}

const SIDES = { Internal: 'us', External: 'customer', Unknown: 'unknown' } as const

function placeLine({ speaker, startedAt, startMs, callId }: Evidence): string {
  const place = clock(startMs)
  return `      ${speaker}, ${day(startedAt)}  carryover call show ${callId} --at ${place}\n`
}

export function boardLines({ data, hoursToAcceptMedian }: HandoffBoard): string {
  const rows = data.map((row) => [
    row.accountId,
    row.accountName,
    row.state,
    row.dueOn === null ? '–' : `${row.dueOn}${row.isLate ? ' late' : ''}`,
    row.to?.name ?? '–',
    String(row.counts.confirmed + row.counts.edited),
    String(row.counts.suggested),
    String(row.counts.empty),
    row.newerCalls === 0 ? '' : String(row.newerCalls),
  ])
  const head = [
    'ACCOUNT',
    'NAME',
    'STATE',
    'DUE',
    'OWNER',
    'SETTLED',
    'SUGGESTED',
    'EMPTY',
    'NEWER',
  ]
  const median =
    hoursToAcceptMedian === null
      ? ''
      : `Half of them are accepted within ${Math.round(hoursToAcceptMedian)} hours.\n`
  return table([head, ...rows]) + median
}

/** Its content alone, so that it can be sent into a file. */
export function documentOf({ content, encoding }: Exported): string | Uint8Array {
  return encoding === 'base64' ? Buffer.from(content, 'base64') : content
}
