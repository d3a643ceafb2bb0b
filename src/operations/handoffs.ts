/** Handoffs: made from calls, corrected by people, handed over. */
import { z } from 'zod'
import {
  exported,
  handoff,
  handoffAnswer,
  handoffBoard,
  handoffEvent,
  prep,
} from '../records/handoff.ts'
import { period } from '../records/moment.ts'
import type { InsightNeeds } from './insight-needs.ts'
import { EVERYONE, KEEPERS, operation } from './operation.ts'
import { pageOf, wholeList } from './pages.ts'

type Needs = Pick<InsightNeeds, 'handoffs'>

const id = z.string().min(1).max(100)
const accountId = id.describe('id of the account')
const key = z.string().min(1).max(40).describe('key of the field, as pain_points')

export const listHandoffs = operation({
  name: 'list-handoffs',
  summary: 'List how far the handoff of each account is.',
  input: z.object({ ownerId: id.describe('of this owner alone').optional() }),
  output: handoffBoard,
  who: EVERYONE,
  writes: false,
  rest: 'get /handoffs',
  command: {
    words: ['handoff', 'list'],
    flags: { ownerId: '--owner' },
    examples: ['carryover handoff list'],
  },
  run: ({ handoffs }: Needs, { ownerId }, actor) => handoffs.board(actor, { ownerId }),
})

export const getAccountHandoff = operation({
  name: 'get-account-handoff',
  summary: "Show an account's handoff: each answer with its proof.",
  input: z.object({ accountId }),
  output: handoff,
  who: EVERYONE,
  writes: false,
  rest: 'get /accounts/{accountId}/handoff',
  run: ({ handoffs }: Needs, input, actor) => handoffs.get(actor, input.accountId),
})

/** A handoff goes by its account: the same under its own name. */
export const getHandoff = operation({
  name: 'get-handoff',
  summary: 'Show a handoff: each answer with its proof.',
  input: z.object({ accountId }),
  output: handoff,
  who: EVERYONE,
  writes: false,
  rest: 'get /handoffs/{accountId}',
  command: {
    words: ['handoff', 'show'],
    positional: 'accountId',
    rows: 'answers',
    examples: ['carryover handoff show acme'],
  },
  run: ({ handoffs }: Needs, input, actor) => handoffs.get(actor, input.accountId),
})

export const generateHandoff = operation({
  name: 'generate-handoff',
  summary: 'Fill a handoff in from the calls; what people wrote or confirmed stays.',
  input: z.object({
    accountId,
    level: z.enum(['built-in', 'model']).describe('who writes').default('built-in'),
    period: period.describe('how far back').default('all'),
    callIds: z.array(id).max(1_000).readonly().default([]),
    instruction: z.string().trim().max(1_000).describe('said to a model as well').optional(),
    fieldKeys: z.array(key).max(60).readonly().default([]),
  }),
  output: handoff,
  who: KEEPERS,
  writes: true,
  rest: 'post /handoffs/{accountId}:generate',
  status: 202,
  command: {
    words: ['handoff', 'generate'],
    positional: 'accountId',
    examples: ['carryover handoff generate acme --level model'],
  },
  run: ({ handoffs }: Needs, { accountId: account, ...request }, actor) =>
    handoffs.generate(actor, account, { ...request, instruction: request.instruction }),
})

export const changeAnswer = operation({
  name: 'change-handoff-answer',
  summary: 'Write, confirm or reopen an answer of a handoff, or take what a newer call proposes.',
  input: z.object({
    accountId,
    key,
    sentences: z
      .array(
        z.object({
          text: z.string().trim().min(1).max(2_000),
          evidence: z
            .array(
              z.object({
                callId: id,
                sentences: z.array(z.number().int().min(0)).min(1).max(40).readonly(),
              }),
            )
            .max(20)
            .readonly()
            .default([]),
        }),
      )
      .max(100)
      .readonly()
      .optional(),
    isConfirmed: z.boolean().optional(),
    proposal: z.enum(['take', 'leave']).optional(),
  }),
  output: handoffAnswer,
  who: KEEPERS,
  writes: true,
  rest: 'patch /handoffs/{accountId}/fields/{key}',
  run: (
    { handoffs }: Needs,
    { accountId: account, key: field, sentences, isConfirmed, proposal },
    actor,
  ) => handoffs.answer(actor, account, field, { sentences, isConfirmed, proposal }),
})

export const setAnswer = operation({
  name: 'set-handoff-field',
  summary: 'Write an answer of a handoff in words of my own.',
  input: z.object({ accountId, key, text: z.string().trim().min(1, 'say what').max(10_000) }),
  output: handoffAnswer,
  who: KEEPERS,
  writes: true,
  rest: 'put /handoffs/{accountId}/fields/{key}',
  command: {
    words: ['handoff', 'set'],
    positional: ['accountId', 'key', 'text'],
    examples: ["carryover handoff set acme pain_points 'Agents type every order twice.'"],
  },
  run: ({ handoffs }: Needs, { accountId: account, key: field, text }, actor) =>
    handoffs.answer(actor, account, field, {
      sentences: text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => ({ text: line.trim(), evidence: [] })),
      isConfirmed: undefined,
      proposal: undefined,
    }),
})

export const confirmAnswer = operation({
  name: 'confirm-handoff-field',
  summary: 'Confirm that an answer of a handoff is right.',
  input: z.object({ accountId, key }),
  output: handoffAnswer,
  who: KEEPERS,
  writes: true,
  rest: 'post /handoffs/{accountId}/fields/{key}:confirm',
  command: {
    words: ['handoff', 'confirm'],
    positional: ['accountId', 'key'],
    examples: ['carryover handoff confirm acme pain_points'],
  },
  run: ({ handoffs }: Needs, { accountId: account, key: field }, actor) =>
    handoffs.answer(actor, account, field, {
      sentences: undefined,
      isConfirmed: true,
      proposal: undefined,
    }),
})

export const decideContradiction = operation({
  name: 'decide-contradiction',
  summary: 'Say which of two calls is right, or that both are.',
  input: z.object({
    accountId,
    contradictionId: id,
    side: z.number().int().min(0).max(10).nullable(),
    note: z.string().trim().max(1_000).default(''),
  }),
  output: handoff,
  who: KEEPERS,
  writes: true,
  rest: 'post /handoffs/{accountId}/contradictions/{contradictionId}:decide',
  run: ({ handoffs }: Needs, input, actor) =>
    handoffs.decide(actor, input.accountId, input.contradictionId, input.side, input.note),
})

export const changeHandoff = operation({
  name: 'change-handoff',
  summary: 'Set when a handoff is due, by which template, and whether it is ready to be taken.',
  input: z.object({
    accountId,
    dueOn: z.iso.date().nullable().optional(),
    templateId: id.optional(),
    state: z.enum(['draft', 'ready']).optional(),
  }),
  output: handoff,
  who: KEEPERS,
  writes: true,
  rest: 'patch /handoffs/{accountId}',
  run: ({ handoffs }: Needs, { accountId: account, dueOn, templateId, state }, actor) =>
    handoffs.change(actor, account, { dueOn, templateId, state }),
})

export const acceptHandoff = operation({
  name: 'accept-handoff',
  summary: 'Take a handoff over: from now on the account is mine to look after.',
  input: z.object({ accountId }),
  output: handoff,
  who: KEEPERS,
  writes: true,
  rest: 'post /handoffs/{accountId}:accept',
  command: {
    words: ['handoff', 'accept'],
    positional: 'accountId',
    examples: ['carryover handoff accept acme'],
  },
  run: ({ handoffs }: Needs, input, actor) => handoffs.accept(actor, input.accountId),
})

export const returnHandoff = operation({
  name: 'return-handoff',
  summary: 'Give a handoff back to sales, with the reason.',
  input: z.object({ accountId, reason: z.string().trim().min(1, 'say why').max(1_000) }),
  output: handoff,
  who: KEEPERS,
  writes: true,
  rest: 'post /handoffs/{accountId}:return',
  command: {
    words: ['handoff', 'return'],
    positional: 'accountId',
    examples: ["carryover handoff return acme --reason 'No go-live date'"],
  },
  run: ({ handoffs }: Needs, input, actor) => handoffs.return(actor, input.accountId, input.reason),
})

export const listHandoffEvents = operation({
  name: 'list-handoff-events',
  summary: 'Show what was changed in a handoff, by whom and how.',
  input: z.object({ accountId }),
  output: pageOf(handoffEvent),
  who: EVERYONE,
  writes: false,
  rest: 'get /handoffs/{accountId}/events',
  run: async ({ handoffs }: Needs, input, actor) =>
    wholeList(await handoffs.history(actor, input.accountId)),
})

export const exportHandoff = operation({
  name: 'export-handoff',
  summary: 'Write a handoff as Markdown, DOCX or JSON.',
  input: z.object({ accountId, format: z.enum(['md', 'docx', 'json']).default('md') }),
  output: exported,
  who: EVERYONE,
  writes: false,
  rest: 'get /handoffs/{accountId}/export',
  command: {
    words: ['handoff', 'export'],
    positional: 'accountId',
    examples: ['carryover handoff export acme --format md > handoff.md'],
  },
  run: ({ handoffs }: Needs, input, actor) => handoffs.export(actor, input.accountId, input.format),
})

export const getPrep = operation({
  name: 'get-prep',
  summary: 'Show what to know before the first meeting with an account.',
  input: z.object({ accountId }),
  output: prep,
  who: EVERYONE,
  writes: false,
  rest: 'get /accounts/{accountId}/prep',
  run: ({ handoffs }: Needs, input, actor) => handoffs.prep(actor, input.accountId),
})

export const exportPrep = operation({
  name: 'export-prep',
  summary: 'Write what to know before the first meeting as Markdown.',
  input: z.object({ accountId }),
  output: exported,
  who: EVERYONE,
  writes: false,
  rest: 'get /accounts/{accountId}/prep/export',
  command: {
    words: ['account', 'prep'],
    positional: 'accountId',
    examples: ['carryover account prep acme > prep.md'],
  },
  run: ({ handoffs }: Needs, input, actor) => handoffs.exportPrep(actor, input.accountId),
})
