import { expect, test } from 'vitest'
import type { GongPerson } from '../../../src/records/access.ts'
import { teamTree, visibleLines } from './team-tree.ts'

function person(userId: string, managerId: string | null, treeSize = 0): GongPerson {
  return {
    userId,
    name: `Name ${userId}`,
    email: null,
    title: null,
    managerId,
    isActive: true,
    treeSize,
  }
}

const PEOPLE = [
  person('ae', 'manager'),
  person('manager', 'vp', 1),
  person('sdr', 'gone'),
  person('vp', null, 2),
]

test('A-042: Gong users stand below their managers; a manager whom Gong does not list leaves theirs at the top', () => {
  const lines = visibleLines(teamTree(PEOPLE), '')
  expect(lines.map(({ person: { userId }, depth }) => [userId, depth])).toEqual([
    ['vp', 0],
    ['manager', 1],
    ['ae', 2],
    ['sdr', 0],
  ])
})

test('A-042: whoever is looked for is shown with those above', () => {
  const lines = visibleLines(teamTree(PEOPLE), 'name AE')
  expect(lines.map(({ person: { userId } }) => userId)).toEqual(['vp', 'manager', 'ae'])
})

test('two who manage each other are both there, once', () => {
  const lines = visibleLines(teamTree([person('a', 'b', 1), person('b', 'a', 1)]), '')
  expect(lines.map(({ person: { userId } }) => userId).toSorted()).toEqual(['a', 'b'])
})
