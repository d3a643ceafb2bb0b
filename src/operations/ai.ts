/** Which model may be asked, what is sent to it, and what has been. */
import { z } from 'zod'
import { aiPreview, aiProvider, aiRequest, aiSettings, aiTest } from '../records/ai.ts'
import type { InsightNeeds } from './insight-needs.ts'
import { KEEPERS, operation } from './operation.ts'
import { pageInput, pageOf } from './pages.ts'

type Needs = Pick<InsightNeeds, 'ai'>

const cap = z.number().int().min(0).max(1_000_000_000_000).nullable().optional()
const price = z.number().min(0).max(1_000_000).nullable().optional()

export const getAiSettings = operation({
  name: 'get-ai-settings',
  summary: 'Show whether a model may be asked, which one, and what was used this month.',
  input: z.object({}),
  output: aiSettings,
  who: KEEPERS,
  writes: false,
  rest: 'get /settings/ai',
  run: ({ ai }: Needs, _, actor) => ai.settings(actor),
})

export const changeAiSettings = operation({
  name: 'change-ai-settings',
  summary: 'Choose a model to be asked, or none.',
  input: z.object({
    provider: aiProvider.optional(),
    baseUrl: z.string().trim().max(500).nullable().optional(),
    model: z.string().trim().max(200).nullable().optional(),
    key: z.string().trim().max(1_000).nullable().optional(),
    monthlyTokens: cap,
    monthlyCents: cap,
    centsPerMillionIn: price,
    centsPerMillionOut: price,
  }),
  output: aiSettings,
  who: ['admin'],
  writes: true,
  scope: 'admin',
  rest: 'patch /settings/ai',
  run: ({ ai }: Needs, input, actor) =>
    ai.change(actor, {
      provider: input.provider,
      baseUrl: input.baseUrl,
      model: input.model,
      key: input.key,
      monthlyTokens: input.monthlyTokens,
      monthlyCents: input.monthlyCents,
      centsPerMillionIn: input.centsPerMillionIn,
      centsPerMillionOut: input.centsPerMillionOut,
    }),
})

export const testAi = operation({
  name: 'test-ai',
  summary: 'Ask the model one short question that holds no call text.',
  input: z.object({}),
  output: aiTest,
  who: ['admin'],
  writes: true,
  scope: 'admin',
  rest: 'post /settings/ai:test',
  run: ({ ai }: Needs, _, actor) => ai.test(actor),
})

export const previewAi = operation({
  name: 'preview-ai',
  summary: 'Show what a handoff would send to the model, whole, and send nothing.',
  input: z.object({ accountId: z.string().min(1).max(100) }),
  output: aiPreview,
  who: KEEPERS,
  writes: false,
  rest: 'get /settings/ai/preview',
  run: ({ ai }: Needs, input, actor) => ai.preview(actor, input.accountId),
})

export const listAiRequests = operation({
  name: 'list-ai-requests',
  summary: 'List what was asked of the model: when, for what, with which calls.',
  input: z.object({ ...pageInput }),
  output: pageOf(aiRequest),
  who: KEEPERS,
  writes: false,
  rest: 'get /ai-requests',
  run: ({ ai }: Needs, { limit, cursor }, actor) => ai.requests(actor, { limit, cursor }),
})
