import { expect, test } from 'vitest'
import type { Access } from '../../../src/records/access.ts'
import { choiceOf, isSameChoice, lacksPeople } from './choice.ts'

const ACCESS: Access = {
  mode: 'team',
  teamUserIds: ['1', '2'],
  teamLeadIds: [],
  workspaceIds: [],
  readFrom: '2025-11-29',
  excludedTitleWords: ['interview'],
  confirmedAt: '2026-11-28T10:00:00.000Z',
  confirmedBy: 'Ines Ortega',
  advised: 'deal',
  isOpenToAll: false,
  workspaces: [],
}

test('A-041: where nobody has chosen, the least that is useful is proposed', () => {
  expect(choiceOf({ ...ACCESS, confirmedAt: null }).mode).toBe('deal')
  expect(choiceOf(ACCESS).mode).toBe('team')
})

test('the same ticks in another order change nothing; another person does', () => {
  const choice = choiceOf(ACCESS)
  expect(isSameChoice(choice, { ...choice, teamUserIds: ['2', '1'] })).toBe(true)
  expect(isSameChoice(choice, { ...choice, teamUserIds: ['2'] })).toBe(false)
  const all = { ...choice, mode: 'all' } as const
  expect(isSameChoice(all, { ...all, teamUserIds: [] })).toBe(true)
})

test('A-042: teams without anybody in them are no choice yet', () => {
  const choice = choiceOf(ACCESS)
  expect(lacksPeople(choice)).toBe(false)
  expect(lacksPeople({ ...choice, teamUserIds: [] })).toBe(true)
  expect(lacksPeople({ ...choice, teamUserIds: [], mode: 'all' })).toBe(false)
})
