import { expect, test } from 'vitest'
import type { CallToRead } from './engine.ts'
import { ownerOf } from './owner.ts'

const people: CallToRead['people'] = [
  { speakerId: 'v', name: 'Sam Roy', title: 'Account Executive', side: 'vendor' },
  { speakerId: 'c', name: 'Pat Lee', title: 'CTO', side: 'customer' },
  { speakerId: undefined, name: 'Jo Park', title: undefined, side: 'customer' },
]
const said = (...lines: readonly (readonly [string, string])[]) => ({
  people,
  sentences: lines.map(([speakerId, text], n) => ({ speakerId, text, startMs: n, endMs: n })),
})

test.each([
  ["I'll send the notes.", 'Sam Roy'],
  ['Could you check the version?', 'Pat Lee'],
  ['Jo, could you look at the box?', 'Jo Park'],
  ['Let me write that down.', 'Sam Roy'],
  ['Jo has to ask the board.', 'Jo Park'],
])('A-099: “%s” is for %s to do', (text, owner) => {
  expect(ownerOf(said(['v', text], ['c', 'Sure.']), 0)).toBe(owner)
})

test('somebody who is asked answers later, or spoke before', () => {
  expect(ownerOf(said(['c', 'Yes.'], ['v', 'Can you ask them?']), 1)).toBe('Pat Lee')
})
