import { expect, test } from 'vitest'
import type { GongPerson } from '../../../src/records/access.ts'
import { type Line } from './people-lines.ts'
import { stepOf } from './tree-steps.ts'

function line(userId: string, level: number, given: Partial<Line> = {}): Line {
  const person: GongPerson = {
    userId,
    name: userId,
    email: null,
    title: null,
    managerId: null,
    isActive: true,
    treeSize: 0,
  }
  return { person, level, managerId: undefined, isOpen: undefined, coveredBy: undefined, ...given }
}

const LINES = [
  line('vp', 1, { isOpen: true }),
  line('manager', 2, { managerId: 'vp', isOpen: false }),
  line('ae', 2, { managerId: 'vp' }),
]

test('A-042: arrows walk the tree, open and close it; space ticks', () => {
  const does = (key: string, current: string) => {
    const step = stepOf(key, LINES, current)
    return step && `${step.does} ${LINES[step.index]?.person.userId}`
  }
  expect(does('ArrowDown', 'vp')).toBe('go manager')
  expect(does('ArrowUp', 'vp')).toBeUndefined()
  expect(does('End', 'vp')).toBe('go ae')
  expect(does('Home', 'ae')).toBe('go vp')
  expect(does('ArrowRight', 'vp')).toBe('go manager')
  expect(does('ArrowRight', 'manager')).toBe('open manager')
  expect(does('ArrowRight', 'ae')).toBeUndefined()
  expect(does('ArrowLeft', 'vp')).toBe('close vp')
  expect(does('ArrowLeft', 'ae')).toBe('go vp')
  expect(does(' ', 'ae')).toBe('tick ae')
  expect(does('x', 'ae')).toBeUndefined()
})
