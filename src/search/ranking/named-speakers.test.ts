import { expect, test } from 'vitest'
import { analyze } from '../language/analyze.ts'
import { namedSpeakers } from './named-speakers.ts'

function named(query: string, names: readonly string[]): readonly (string | undefined)[] {
  return [...namedSpeakers(analyze(query), query, names).speakers].map((number) => names[number])
}

test('a speaker is named by the full name, in any case and whatever job stands behind it', () => {
  const names = ['Dana Ruiz, CTO', 'Sam Roy', 'Project Manager']
  expect(named('what did dana ruiz say', names)).toEqual(['Dana Ruiz, CTO'])
  expect(named('Why did the Project Manager and Sam Roy agree?', names)).toEqual([
    'Sam Roy',
    'Project Manager',
  ])
})

test('a first or last name will do when it is written as a name and only one has it', () => {
  const names = ['Mark Green', 'Lou Green', 'Dana Ruiz']
  expect(named('What did Mark say?', names)).toEqual(['Mark Green'])
  expect(named('What did Mr. Ruiz say?', names)).toEqual(['Dana Ruiz'])
  expect(named('What did Green say?', names)).toEqual([])
  expect(named('how do they mark tickets', names)).toEqual([])
})

test('letters tell speakers of the same kind apart', () => {
  const names = ['PhD C', 'PhD D', 'Professor B']
  expect(named('What did PhD D think?', names)).toEqual(['PhD D'])
  expect(named('What did the professor think?', names)).toEqual(['Professor B'])
  expect(named('What did the PhD think?', names)).toEqual([])
})
