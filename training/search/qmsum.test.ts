import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { meetingView } from './meeting-view.ts'
import { readMeetings } from './qmsum.ts'

const LONG = Array.from({ length: 40 }, (_, n) => `We ship plan number ${n} to the team today.`)

const MEETING = {
  id: 'm1',
  domain: 'Product',
  specific_query_list: [
    { query: 'What about plans?', relevant_text_span: [['1', '9']] },
    { query: 'And what else?', relevant_text_span: [] },
  ],
  meeting_transcripts: [
    { speaker: 'A', content: "{vocalsound} Well it 's fine ." },
    { speaker: 'B', content: LONG.join(' ') },
    { speaker: 'A', content: '' },
  ],
}

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qmsum-'))
  await mkdir(join(folder, 'dev'))
  await writeFile(join(folder, 'dev', 'a.jsonl.gz'), gzipSync(`${JSON.stringify(MEETING)}\n\n`))
})
afterAll(() => rm(folder, { recursive: true }))

test('queries that no turn answers are left out, and spans end with the meeting', async () => {
  const [meeting] = await readMeetings(folder)
  expect(meeting?.queries).toEqual([{ text: 'What about plans?', answers: new Set([1, 2]) }])
  expect(meeting?.turns[0]?.text.trim()).toBe("Well it's fine .")
})

test('a long turn is several passages of one turn, and an empty one keeps its place', async () => {
  const [meeting] = await readMeetings(folder)
  const view = meeting && meetingView(meeting)
  expect(view?.turnOf).toEqual([0, 1, 1, 1, 2])
  expect(view?.speakerNames).toEqual(['A', 'B'])
  expect(view?.postings('ship')?.turns).toEqual(Uint32Array.of(1, 2, 3))
  expect(view?.followed('plan', 'number')?.turns).toEqual(Uint32Array.of(1, 2, 3))
  expect(view?.followed('number', 'plan')).toBeUndefined()
})
