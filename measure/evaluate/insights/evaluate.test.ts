/** A tiny account through the whole product. What the engine makes of it is not asked here. */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { withTemporaryFolder } from '../../temporary-folder.ts'
import { readAccountFiles, writeWithoutLabels } from './account-files.ts'
import { backgroundCalls } from './background-calls.ts'
import { evaluateInsights, writeModelRequests } from './evaluate.ts'
import { readLabels } from './labels.ts'

const FIXTURES = join(import.meta.dirname, '../../../simulator/worlds/fixtures')
const QUESTION = 'Who else do they look at?'

/** The simulator's fixture, with labels that the simulator itself does not need. */
async function accountFolder(folder: string): Promise<string> {
  const accounts = join(folder, 'accounts')
  await mkdir(accounts)
  const text = await readFile(join(FIXTURES, 'tidepool.json'), 'utf8')
  const file = z
    .looseObject({
      calls: z.tuple([z.looseObject({ id: z.string(), labels: z.looseObject({}) })]),
    })
    .parse(JSON.parse(text))
  const [call] = file.calls
  const labels = {
    ...call.labels,
    risks: [{ type: 'competitor', sentences: [1, 2] }],
    nearMisses: [{ type: 'budget', sentences: [0] }],
  }
  const handoff = [
    { question: QUESTION, answer: 'Wavebook.', support: [{ call: call.id, sentences: [1] }] },
    { question: 'Where is the pool?', answer: null, support: [] },
  ]
  const labelled = { ...file, calls: [{ ...call, labels }], handoff }
  await writeFile(join(accounts, 'tidepool.json'), JSON.stringify(labelled))
  await writeFile(join(accounts, 'notes.json'), '{"about":"something else"}')
  return accounts
}

const share = z.number().min(0).max(1)
const findingsFile = z.object({
  risks: z.array(z.object({ callId: z.string(), sentences: z.array(z.number()) })),
  handoff: z.array(z.object({ account: z.string(), question: z.string(), answer: z.string() })),
  labels: z.array(z.object({ callId: z.string(), kind: z.string() })),
})

test('a tiny account is read by the product, and what it found is written and scored', async () => {
  await withTemporaryFolder(async (folder) => {
    const accounts = await accountFolder(folder)
    const findings = join(folder, 'findings.json')
    const { quality, text, notes } = await evaluateInsights(accounts, {
      findings,
      baseline: true,
      worst: 3,
    })
    expect(share.nullable().parse(quality.risks.competitor.recall)).not.toBeNull()
    expect(share.parse(quality.nearMissRate)).toBeDefined()
    expect(share.parse(quality.handoff.fieldRecall)).toBeDefined()
    expect(share.parse(quality.labels.questions.recall)).toBeDefined()
    expect(quality.falseAlarmsPerHour).toBeNull()
    expect(notes).toEqual([])
    expect(text).toContain('found \\ labelled')
    const written = findingsFile.parse(JSON.parse(await readFile(findings, 'utf8')))
    expect(written.handoff.map(({ account, question }) => [account, question])).toEqual([
      ['tidepool', QUESTION],
      ['tidepool', 'Where is the pool?'],
    ])
    expect(new Set(written.labels.map(({ callId }) => callId))).toEqual(
      new Set(written.labels.length > 0 ? ['4410000000000000017'] : []),
    )
  })
}, 120_000)

test('what the product is given holds no label', async () => {
  await withTemporaryFolder(async (folder) => {
    const accounts = await readAccountFiles(await accountFolder(folder))
    await writeWithoutLabels(accounts, join(folder, 'world'))
    const given = await readFile(join(folder, 'world', 'tidepool.json'), 'utf8')
    expect(JSON.stringify(accounts)).not.toContain('Wavebook.')
    expect(JSON.parse(given)).toMatchObject({ calls: [{ labels: {} }] })
    expect(given).not.toContain('nearMisses')
    expect(given).not.toContain('support')
    const labels = await readLabels(join(folder, 'accounts'))
    expect(labels.risks).toEqual([
      { callId: '4410000000000000017', type: 'competitor', sentences: [1, 2] },
    ])
    expect(labels.handoff.map(({ isOpen }) => isOpen)).toEqual([false, true])
  })
})

test('a folder without account files is told in a sentence', async () => {
  await withTemporaryFolder(async (folder) => {
    await expect(readAccountFiles(folder)).rejects.toThrow(/has no account file/)
  })
})

test('requests to a model are files, with the questions and the words of the calls and no labels', async () => {
  await withTemporaryFolder(async (folder) => {
    const accounts = await accountFolder(folder)
    const out = join(folder, 'requests')
    expect(await writeModelRequests(accounts, out)).toBe(2)
    const text = await readFile(join(out, '4410000000000000017-answers-1.json'), 'utf8')
    expect(text).toContain(QUESTION)
    expect(text).toContain("Wavebook's price is lower")
    expect(text).not.toContain('Wavebook.')
    expect(Object.keys(z.looseObject({}).parse(JSON.parse(text)))).toEqual([
      'id',
      'system',
      'prompt',
      'schema',
    ])
  })
})

test('what a model answered is held against the calls, and counts where it is proven', async () => {
  await withTemporaryFolder(async (folder) => {
    const accounts = await accountFolder(folder)
    const answers = join(folder, 'answers')
    await mkdir(answers)
    const call = '4410000000000000017'
    const risk = { type: 'competitor', severity: 'high', sentences: [1], why: 'They compare.' }
    const quote = "Wavebook's price is lower"
    const risks = [
      { ...risk, quote },
      { ...risk, type: 'budget', sentences: [0], quote: 'we have no money' },
    ]
    await writeFile(join(answers, `${call}-risks-1.json`), JSON.stringify({ risks }))
    const { quality, notes } = await evaluateInsights(accounts, { answers })
    expect(quality.risks.competitor).toMatchObject({ recall: 1 })
    expect(notes.join()).toMatch(/1 sentences or risks were left out/)
    expect(notes.join()).toContain(`${call}-answers-1`)
  })
}, 120_000)

test('meetings without a sale are calls, with their hours and one side that leads', async () => {
  await withTemporaryFolder(async (folder) => {
    await cp(join(FIXTURES, 'meetings.jsonl'), join(folder, 'm.jsonl'))
    const meetings = (await readFile(join(folder, 'm.jsonl'), 'utf8')).replaceAll('"ami"', '"own"')
    await writeFile(join(folder, 'meetings.jsonl.gz'), gzipSync(meetings))
    const words = Array.from({ length: 75 }, (_, n) => `word${n}`).join(' ')
    const earnings = {
      id: 'e1',
      turns: [1, 2].map((n) => ({
        speaker: `${n}`,
        text: `${words}. And so on?`,
        start: null,
        end: null,
      })),
    }
    await writeFile(join(folder, 'earnings.jsonl.gz'), gzipSync(JSON.stringify(earnings)))
    const calls = backgroundCalls(folder)
    const [spoken] = calls.filter(({ call }) => call.callId === 'e1')
    expect(spoken?.hours).toBeCloseTo((2 * 78) / 150 / 60)
    expect(spoken?.call.parties.map(({ side }) => side)).toEqual(['Internal', 'External'])
    expect(spoken?.call.transcript.turns.map(({ sentences }) => sentences.length)).toEqual([2, 2])
    expect(calls).toHaveLength(3)
    const [meeting] = calls.filter(({ call }) => call.callId === 'QA1001a')
    expect(meeting?.hours).toBeCloseTo(38.5 / 3_600)
    expect(
      meeting?.call.parties.filter(({ side }) => side === 'Internal').map(({ title }) => title),
    ).toEqual(['Project Manager'])
  })
})
