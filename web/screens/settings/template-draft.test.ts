import { expect, test } from 'vitest'
import { centsOf, numberOf, typedOf } from './ai-amounts.ts'
import { fieldDrafts, movedUp, sentFields } from './template-draft.ts'

const TEMPLATE = {
  templateId: 't',
  name: 'Short',
  isDefault: false,
  fields: [
    { key: 'goals', question: 'Goals', kinds: [] },
    { key: 'pains', question: 'Pains', kinds: ['painPoint' as const] },
  ],
}

test('a question keeps its key whatever its words and place become; a new one gets one of its own', () => {
  const drafts = fieldDrafts(TEMPLATE)
  const [goals, pains] = movedUp(drafts, 1).toReversed()
  if (!goals || !pains) throw new Error('There are two questions.')
  const fields = sentFields([
    { ...pains, question: 'What hurts?' },
    goals,
    { id: 8, key: undefined, question: 'Goals', kinds: [] },
    { id: 9, key: undefined, question: '  ', kinds: [] },
    { id: 10, key: undefined, question: '2nd Überblick: data & hosting?', kinds: [] },
  ])
  expect(fields.map(({ key, question }) => [key, question])).toEqual([
    ['pains', 'What hurts?'],
    ['goals', 'Goals'],
    ['goals_2', 'Goals'],
    ['nd_u_berblick_data_hosting', '2nd Überblick: data & hosting?'],
  ])
  for (const { key } of fields) expect(key).toMatch(/^[a-z][a-z0-9_]{0,39}$/)
})

test('amounts are read as people type them; nothing is none', () => {
  expect([numberOf('2,000,000'), numberOf(''), numberOf('many'), numberOf('-3')]).toEqual([
    2_000_000,
    null,
    null,
    null,
  ])
  expect([centsOf('$12.50'), centsOf('50'), centsOf(' ')]).toEqual([1_250, 5_000, null])
  expect([typedOf(1_250, 100), typedOf(null), typedOf(7)]).toEqual(['12.5', '', '7'])
})
