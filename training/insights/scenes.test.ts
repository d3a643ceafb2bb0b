import { expect, test } from 'vitest'
import { RISK_TYPES } from '../../src/records/finding.ts'
import { parseScenes, readScenes } from './scenes.ts'
import { readSnippets } from './snippets.ts'

const SCENE = `= Acme Dental | clinics | Ledgerly | invoices | discovery | mixed
> rivals: Tallyhouse, Payforth
V1 Sam Roy, Account Executive
C1 Pat Lee, CFO
# How it works today
V1 How do you pay them? {q}
C1 By hand, nearly. {pain}
`

test('a scene has people, rivals and lines with their tags', () => {
  const [scene] = parseScenes(SCENE, 'a01.txt')
  expect(scene).toMatchObject({
    writer: 'a',
    account: 'Acme Dental',
    vendor: 'Ledgerly',
    sentiment: 'mixed',
    rivals: ['Tallyhouse', 'Payforth'],
  })
  expect(scene?.people.get('C1')).toEqual({ name: 'Pat Lee', title: 'CFO' })
  expect(scene?.lines.map(({ code, text: said }) => `${code} ${said}`)).toEqual([
    'V1 How do you pay them?',
    'C1 By hand, nearly.',
  ])
  expect([...(scene?.lines[1]?.tags ?? [])]).toEqual(['pain'])
})

test('risks and near misses have their type', () => {
  const [scene] = parseScenes(
    `${SCENE.split('V1 How')[0]}C1 Not this year. {risk budget high, near timeline, date}\n`,
    'a01.txt',
  )
  expect([...(scene?.lines[0]?.risks ?? [])]).toEqual([['budget', 'high']])
  expect([...(scene?.lines[0]?.nearMisses ?? [])]).toEqual(['timeline'])
})

test.each([
  ['a tag that there is not', 'C1 No. {risky}'],
  ['a type that there is not', 'C1 No. {risk weather high}'],
  ['a line of nobody', 'Nobody says this.'],
])('%s is an error that names the file', (_, line) => {
  expect(() => parseScenes(`${SCENE.split('V1 How')[0]}${line}\n`, 'a01.txt')).toThrow('a01.txt')
})

test('the examples in the repository can be read: thousands, with all types of risks and near misses', () => {
  const lines = readScenes().flatMap((scene) => scene.lines)
  expect(lines.length).toBeGreaterThan(30_000)
  for (const type of RISK_TYPES) {
    expect(lines.filter(({ risks }) => risks.has(type)).length).toBeGreaterThan(300)
    expect(lines.filter(({ nearMisses }) => nearMisses.has(type)).length).toBeGreaterThan(300)
    expect(readSnippets().filter((snippet) => snippet.type === type).length).toBeGreaterThan(100)
  }
})
