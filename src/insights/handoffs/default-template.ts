/** The questions that every handoff should answer, unless an organization asks its own. */
import type { HandoffTemplate } from '../../records/handoff.ts'

/** No template that somebody makes has this id. */
export const BUILT_IN_TEMPLATE = 'built-in'

export const DEFAULT_TEMPLATE: HandoffTemplate = {
  templateId: BUILT_IN_TEMPLATE,
  name: 'Sales to customer success',
  isDefault: true,
  fields: [
    { key: 'goals', question: 'Goals and success criteria', kinds: ['successCriterion'] },
    { key: 'use_cases', question: 'Use cases', kinds: ['useCase'] },
    { key: 'pain_points', question: 'Pain points', kinds: ['painPoint'] },
    { key: 'concerns', question: 'Concerns', kinds: ['concern', 'risk'] },
    { key: 'stakeholders', question: 'Stakeholders', kinds: ['stakeholder'] },
    { key: 'promises', question: 'Promises made', kinds: ['commitment'] },
    { key: 'timeline', question: 'Timeline and milestones', kinds: ['plan'] },
    {
      key: 'technical',
      question: 'Technical needs and decisions',
      kinds: ['technical', 'requirement'],
    },
    { key: 'competitors', question: 'Competitors and alternatives', kinds: ['competitor'] },
    { key: 'commercial', question: 'Commercial context', kinds: ['terms', 'pricing'] },
    { key: 'objections', question: 'Objections and answers', kinds: ['concern'] },
    {
      key: 'next_steps',
      question: 'Open questions and next steps',
      kinds: ['nextStep', 'question'],
    },
  ],
}
