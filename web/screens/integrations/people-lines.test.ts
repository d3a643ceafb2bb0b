import { expect, test } from 'vitest'
import type { GongPerson } from '../../../src/records/access.ts'
import { closedAtFirst, linesOf, peopleTree, type Sight } from './people-lines.ts'

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
const ALL: Sight = { query: '', closed: new Set(), leadIds: [] }

test('A-042: Gong users stand below their managers; a manager whom Gong does not list leaves theirs at the top', () => {
  const lines = linesOf(peopleTree(PEOPLE), ALL)
  expect(lines.map(({ person: { userId }, level, isOpen }) => [userId, level, isOpen])).toEqual([
    ['vp', 1, true],
    ['manager', 2, true],
    ['ae', 3, undefined],
    ['sdr', 1, undefined],
  ])
})

test('A-042: whoever is looked for is shown with those above, also where these are closed', () => {
  const sight = { ...ALL, query: 'name AE', closed: new Set(['vp']) }
  const lines = linesOf(peopleTree(PEOPLE), sight)
  expect(lines.map(({ person: { userId } }) => userId)).toEqual(['vp', 'manager', 'ae'])
})

test('A-042: a closed team is one line', () => {
  const lines = linesOf(peopleTree(PEOPLE), { ...ALL, closed: new Set(['vp']) })
  expect(lines.map(({ person: { userId }, isOpen }) => [userId, isOpen])).toEqual([
    ['vp', false],
    ['sdr', undefined],
  ])
})

test('A-042: whoever is below a chosen manager is covered by that team, the manager is not', () => {
  const lines = linesOf(peopleTree(PEOPLE), { ...ALL, leadIds: ['manager'] })
  expect(lines.map(({ person: { userId }, coveredBy }) => [userId, coveredBy])).toEqual([
    ['vp', undefined],
    ['manager', undefined],
    ['ae', 'Name manager'],
    ['sdr', undefined],
  ])
})

test('two who manage each other are both there, once', () => {
  const lines = linesOf(peopleTree([person('a', 'b', 1), person('b', 'a', 1)]), ALL)
  expect(lines.map(({ person: { userId } }) => userId).toSorted()).toEqual(['a', 'b'])
})

test('a large company begins with its top two levels', () => {
  const tree = peopleTree(PEOPLE)
  expect(closedAtFirst(tree, 4)).toEqual(new Set())
  expect(closedAtFirst(tree, 400)).toEqual(new Set(['manager', 'ae']))
})
