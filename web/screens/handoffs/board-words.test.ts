import { expect, test } from 'vitest'
import type { HandoffBoard, HandoffRow } from '../../../src/records/handoff.ts'
import { boardTitle, groupsOf, medianWords, statesOf } from './board-words.ts'

const NOW = new Date('2026-09-01T09:00:00Z')

function row(accountId: string, more: Partial<HandoffRow> = {}): HandoffRow {
  return {
    accountId,
    accountName: accountId,
    state: 'draft',
    dueOn: null,
    isLate: false,
    counts: { empty: 1, suggested: 1, edited: 1, confirmed: 2, contradictions: 0 },
    newerCalls: 0,
    to: null,
    reason: null,
    changedAt: null,
    kickoffOn: null,
    stage: 'Pre-onboarding',
    ...more,
  }
}

function board(data: readonly HandoffRow[]): HandoffBoard {
  return { data, nextCursor: null, hasMore: false, hoursToAcceptMedian: null }
}

test('what asks for an act stands first, the nearest day before the others', () => {
  const groups = groupsOf(
    board([
      row('calm', { dueOn: '2026-12-01' }),
      row('soon', { dueOn: '2026-09-05' }),
      row('late', { dueOn: '2026-08-20', isLate: true }),
      row('back', { state: 'returned', reason: 'No date' }),
      row('taken', { state: 'accepted' }),
      row('ready', { state: 'ready' }),
    ]),
    NOW,
  )
  expect(groups.map(({ name, rows }) => [name, ...rows.map((one) => one.accountId)])).toEqual([
    ['Returned', 'back'],
    ['Due', 'late', 'soon'],
    ['Ready', 'ready'],
    ['Draft', 'calm'],
    ['Accepted', 'taken'],
  ])
})

test('the title tells what is wrong, and otherwise how much is under way', () => {
  const late = row('late', { isLate: true })
  const back = row('back', { state: 'returned' })
  expect(boardTitle(board([late, back]))).toBe('1\u00A0handoff late, 1 returned')
  expect(boardTitle(board([row('a'), row('b')]))).toBe('2\u00A0handoffs under way')
  expect(boardTitle(board([row('a', { state: 'accepted' })]))).toBe('Every handoff is accepted')
})

test('the median is told in hours, then in days, and not at all before there is one', () => {
  expect([medianWords(null), medianWords(31.5), medianWords(72)]).toEqual([
    'too few accepted to say how long it takes',
    'half are accepted within 32 h of being ready',
    'half are accepted within 3 days of being ready',
  ])
})

test('a handoff is as many notes as it has answers', () => {
  expect(statesOf(row('a'))).toEqual(['confirmed', 'confirmed', 'edited', 'suggested', 'empty'])
})
