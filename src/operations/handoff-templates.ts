/** The questions that handoffs ask: templates of an organization. */
import { z } from 'zod'
import { handoffField, handoffTemplate } from '../records/handoff.ts'
import type { InsightNeeds } from './insight-needs.ts'
import { EVERYONE, operation } from './operation.ts'
import { pageOf, wholeList } from './pages.ts'

type Needs = Pick<InsightNeeds, 'handoffs'>

const LEADERS = ['admin', 'leader'] as const

export const listTemplates = operation({
  name: 'list-handoff-templates',
  summary: 'List the templates of handoffs with their questions.',
  input: z.object({}),
  output: pageOf(handoffTemplate),
  who: EVERYONE,
  writes: false,
  rest: 'get /handoff-templates',
  run: async ({ handoffs }: Needs, _, actor) => wholeList(await handoffs.templates(actor)),
})

const templateId = z.string().min(1).max(100)
const templateInput = handoffTemplate.omit({ templateId: true, fields: true }).extend({
  fields: z.array(handoffField).min(1).max(60).readonly(),
})

export const createTemplate = operation({
  name: 'create-handoff-template',
  summary: 'Make a template of handoffs.',
  input: templateInput,
  output: handoffTemplate,
  who: LEADERS,
  writes: true,
  rest: 'post /handoff-templates',
  status: 201,
  run: ({ handoffs }: Needs, input, actor) =>
    handoffs.saveTemplate(actor, { ...input, templateId: undefined }),
})

export const changeTemplate = operation({
  name: 'change-handoff-template',
  summary: 'Change the questions of a template; answers to questions that stay are kept.',
  input: templateInput.extend({ templateId }),
  output: handoffTemplate,
  who: LEADERS,
  writes: true,
  rest: 'put /handoff-templates/{templateId}',
  run: ({ handoffs }: Needs, input, actor) => handoffs.saveTemplate(actor, input),
})

export const removeTemplate = operation({
  name: 'remove-handoff-template',
  summary: 'Remove a template that no handoff uses.',
  input: z.object({ templateId }),
  output: z.null(),
  who: LEADERS,
  writes: true,
  rest: 'delete /handoff-templates/{templateId}',
  status: 204,
  run: async ({ handoffs }: Needs, input, actor) => {
    await handoffs.removeTemplate(actor, input.templateId)
    return null
  },
})
