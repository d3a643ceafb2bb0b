import { expect, test } from 'vitest'
import { isSingleFact, kindsOfQuestion, particularWords } from './question-kinds.ts'

test.each([
  ['What hurts today?', 'painPoint'],
  ['How is success measured?', 'successCriterion'],
  ['Which use cases are in scope, in which order?', 'useCase'],
  ['Who are the stakeholders and where do they stand?', 'stakeholder'],
  ['What are the dates and the go-live plan?', 'plan'],
  ['Which technical requirements and integrations exist?', 'technical'],
  ['Which commercial terms and promises were made?', 'terms'],
  ['Which commercial terms and promises were made?', 'commitment'],
  ['What is still open?', 'nextStep'],
  ['What are they worried about?', 'concern'],
])('A-081: “%s” is answered by what is a %s', (question, kind) => {
  expect(kindsOfQuestion(question)).toContain(kind)
})

test('a question that names something particular wants it in the answer', () => {
  expect(particularWords('Which data centre must hold the backups?')).toEqual(
    expect.arrayContaining(['backups']),
  )
  expect(particularWords('What hurts today?')).toEqual([])
  expect(isSingleFact('Who is the contact for invoices?')).toBe(true)
  expect(isSingleFact('What hurts today?')).toBe(false)
})
