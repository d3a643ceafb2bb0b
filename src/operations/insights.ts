/** What calls hold: moments, the brief of an account, questions answered from calls. */
import { z } from 'zod'
import { callsAnswer } from '../records/ai.ts'
import { findingKind } from '../records/finding.ts'
import { brief, callInsights, moment, period } from '../records/moment.ts'
import type { InsightNeeds } from './insight-needs.ts'
import { instant } from './instants.ts'
import { EVERYONE, KEEPERS, operation } from './operation.ts'
import { pageInput, pageOf } from './pages.ts'
import { typedList } from './typed-lists.ts'

type Needs = Pick<InsightNeeds, 'insights' | 'ai'>

const id = z.string().min(1).max(100)
const kind = z.enum([...findingKind.options, 'mark'])

export const listMoments = operation({
  name: 'list-moments',
  summary: "List the moments of an account's calls that are worth hearing, newest call first.",
  input: z.object({
    accountId: id,
    kinds: z
      .union([z.array(kind), z.string().transform(typedKinds)])
      .describe('only these kinds, as concern,requirement')
      .default([]),
    side: z.enum(['customer', 'us']).describe('what one side said').optional(),
    from: instant.describe('calls from this day or time on').optional(),
    to: instant.describe('calls before this day or time').optional(),
    ...pageInput,
  }),
  output: pageOf(moment),
  who: EVERYONE,
  writes: false,
  rest: 'get /accounts/{accountId}/moments',
  command: {
    words: ['account', 'moments'],
    positional: 'accountId',
    read: { kinds: typedList },
    examples: ['carryover account moments acme --kinds concern,requirement --side customer'],
  },
  run: ({ insights }: Needs, { accountId, limit, cursor, ...filter }, actor) =>
    insights.moments(
      actor,
      accountId,
      { kinds: filter.kinds, side: filter.side, from: filter.from, to: filter.to },
      { limit, cursor },
    ),
})

export const listCallMoments = operation({
  name: 'list-call-moments',
  summary: 'Show what was found in a call: moments, risks, questions, next steps, its tone.',
  input: z.object({ callId: id }),
  output: callInsights,
  who: EVERYONE,
  writes: false,
  rest: 'get /calls/{callId}/moments',
  command: {
    words: ['call', 'moments'],
    positional: 'callId',
    rows: 'moments',
    examples: ['carryover call moments 7782342274025937895'],
  },
  run: ({ insights }: Needs, { callId }, actor) => insights.ofCall(actor, callId),
})

export const getBrief = operation({
  name: 'get-brief',
  summary:
    'Show an account in brief: what they want, who matters, what comes next, each with its proof.',
  input: z.object({ accountId: id, period: period.describe('how far back').default('all') }),
  output: brief,
  who: EVERYONE,
  writes: false,
  rest: 'get /accounts/{accountId}/brief',
  command: {
    words: ['account', 'brief'],
    positional: 'accountId',
    examples: ['carryover account brief acme --period month'],
  },
  run: ({ insights }: Needs, input, actor) => insights.brief(actor, input.accountId, input.period),
})

export const tickNextStep = operation({
  name: 'tick-next-step',
  summary: 'Tick a next step off, or back on.',
  input: z.object({ accountId: id, momentId: id, isDone: z.boolean() }),
  output: moment,
  who: KEEPERS,
  writes: true,
  rest: 'put /accounts/{accountId}/moments/{momentId}/done',
  run: ({ insights }: Needs, input, actor) =>
    insights.tick(actor, input.accountId, input.momentId, input.isDone),
})

export const answerFromCalls = operation({
  name: 'answer-from-calls',
  summary: 'Answer a question from what was said in calls, with the places that prove it.',
  input: z.object({
    question: z.string().trim().min(1).max(2_000),
    account: z.string().max(100).describe('from the calls of this account alone').optional(),
    period: period.describe('how far back').default('all'),
  }),
  output: callsAnswer,
  who: EVERYONE,
  // A model may be asked, which counts against the cap; nothing that others see changes.
  writes: false,
  rest: 'post /answers',
  command: {
    words: ['ask'],
    positional: 'question',
    rows: 'evidence',
    examples: ["carryover ask 'When do they want to go live?' --account acme"],
  },
  run: ({ ai }: Needs, { question, account, period: span }, actor) =>
    ai.ask(actor, { question, accountId: account, period: span }),
})

function typedKinds(text: string): z.infer<typeof kind>[] {
  return z.array(kind).parse(
    text
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  )
}
