/** Worries that threaten accounts, and the rules by which they count. */
import { z } from 'zod'
import { riskType } from '../records/finding.ts'
import {
  risk,
  riskCounts,
  riskRules,
  riskRulesTest,
  riskState,
  riskTrend,
} from '../records/risk.ts'
import type { InsightNeeds } from './insight-needs.ts'
import { instant } from './instants.ts'
import { EVERYONE, KEEPERS, operation } from './operation.ts'
import { pageInput, pageOf } from './pages.ts'

type Needs = Pick<InsightNeeds, 'risks'>

const id = z.string().min(1).max(100)
const filter = {
  type: riskType.describe('of this kind alone').optional(),
  state: riskState.describe('in this state alone').optional(),
  ownerId: id.describe('of this owner alone').optional(),
  since: instant.describe('heard on this day or later').optional(),
}
const list = pageOf(risk).extend({ counts: riskCounts })
const newRules = riskRules.omit({ changedBy: true, changedAt: true })

export const listRisks = operation({
  name: 'list-risks',
  summary: 'List the risks of all accounts, the heaviest first, each with its proof.',
  input: z.object({
    accountId: id.describe('of this account alone').optional(),
    ...filter,
    ...pageInput,
  }),
  output: list,
  who: EVERYONE,
  writes: false,
  rest: 'get /risks',
  command: {
    words: ['risk', 'list'],
    flags: { accountId: '--account', ownerId: '--owner' },
    examples: ['carryover risk list --state open --type budget'],
  },
  run: ({ risks }: Needs, { accountId, type, state, ownerId, since, limit, cursor }, actor) =>
    risks.list(actor, { accountId, type, state, ownerId, since }, { limit, cursor }),
})

export const listAccountRisks = operation({
  name: 'list-account-risks',
  summary: "List an account's risks, the heaviest first.",
  input: z.object({ accountId: id, ...filter, ...pageInput }),
  output: list,
  who: EVERYONE,
  writes: false,
  rest: 'get /accounts/{accountId}/risks',
  run: ({ risks }: Needs, { accountId, type, state, ownerId, since, limit, cursor }, actor) =>
    risks.list(actor, { accountId, type, state, ownerId, since }, { limit, cursor }),
})

export const getRisk = operation({
  name: 'get-risk',
  summary: 'Show a risk: every place where it was said, and what its score is made of.',
  input: z.object({ riskId: id }),
  output: risk,
  who: EVERYONE,
  writes: false,
  rest: 'get /risks/{riskId}',
  command: {
    words: ['risk', 'show'],
    positional: 'riskId',
    examples: ['carryover risk show r_5k2m9x3q7wab'],
  },
  run: ({ risks }: Needs, input, actor) => risks.get(actor, input.riskId),
})

export const changeRisk = operation({
  name: 'change-risk',
  summary: 'Say how a risk stands, and whose it is.',
  input: z.object({
    riskId: id,
    state: riskState.optional(),
    reason: z.string().trim().max(500).describe('why; wanted to dismiss it').optional(),
    ownerId: id.nullable().optional(),
  }),
  output: risk,
  who: KEEPERS,
  writes: true,
  rest: 'patch /risks/{riskId}',
  run: ({ risks }: Needs, { riskId, state, reason, ownerId }, actor) =>
    risks.change(actor, riskId, { state, reason, ownerId }),
})

export const dismissRisk = operation({
  name: 'dismiss-risk',
  summary: 'Say that something is no risk: sentences like it do not count again.',
  input: z.object({ riskId: id, reason: z.string().trim().min(1, 'say why').max(500) }),
  output: risk,
  who: KEEPERS,
  writes: true,
  rest: 'post /risks/{riskId}:dismiss',
  command: {
    words: ['risk', 'dismiss'],
    positional: 'riskId',
    examples: ["carryover risk dismiss r_5k2m9x3q7wab --reason 'They bought the larger plan'"],
  },
  run: ({ risks }: Needs, { riskId, reason }, actor) =>
    risks.change(actor, riskId, { state: 'dismissed', reason, ownerId: undefined }),
})

export const getRiskTrend = operation({
  name: 'get-risk-trend',
  summary: 'Show open risks week by week, and each place where one was heard.',
  input: z.object({
    accountId: id.optional(),
    type: riskType.optional(),
    weeks: z.coerce.number().int().min(1).max(104).default(16),
  }),
  output: riskTrend,
  who: EVERYONE,
  writes: false,
  rest: 'get /risk-trend',
  run: ({ risks }: Needs, { accountId, type, weeks }, actor) =>
    risks.trend(actor, { accountId, type }, weeks),
})

export const getRiskRules = operation({
  name: 'get-risk-rules',
  summary: 'Show by which rules risks count.',
  input: z.object({}),
  output: riskRules,
  who: EVERYONE,
  writes: false,
  rest: 'get /risk-rules',
  command: { words: ['risk', 'rules', 'show'], examples: ['carryover risk rules show --json'] },
  run: ({ risks }: Needs, _, actor) => risks.rules(actor),
})

export const changeRiskRules = operation({
  name: 'change-risk-rules',
  summary: 'Change by which rules risks count; all calls are read again with them.',
  input: newRules,
  output: riskRules,
  who: ['admin', 'leader'],
  writes: true,
  rest: 'put /risk-rules',
  run: ({ risks }: Needs, input, actor) => risks.changeRules(actor, input),
})

export const testRiskRules = operation({
  name: 'test-risk-rules',
  summary: 'Try rules on a text, and on the calls of the last days, before they hold.',
  input: z.object({
    rules: newRules.describe('as they would be; as they are where left out').optional(),
    text: z.string().max(20_000).describe('what a customer might say').default(''),
    days: z.coerce
      .number()
      .int()
      .min(0)
      .max(730)
      .describe('how far back calls are tried')
      .default(0),
  }),
  output: riskRulesTest,
  who: KEEPERS,
  writes: false,
  rest: 'post /risk-rules:test',
  command: {
    words: ['risk', 'rules', 'test'],
    positional: 'text',
    rows: 'sentences',
    examples: [
      "carryover risk rules test 'We would have to ask the group for that sum.' --days 90",
    ],
  },
  async run({ risks }: Needs, { rules, text, days }, actor) {
    return risks.testRules(actor, { rules: rules ?? (await risks.rules(actor)), text, days })
  },
})
