import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { withTemporaryFolder } from '../temporary-folder.ts'
import { evaluateSearch } from './search.ts'

const FILLER = ['Good morning.', 'Shall we start?', 'Let us look at the agenda.', 'Fine with me.']

/** Twenty turns, of which the last answers; a query that asks for it, and one whose answer is said to be elsewhere. */
function meeting(id: string, answer: string, query: string) {
  const filler = Array.from({ length: 19 }, (_, n) => ({
    speaker: n % 2 === 0 ? 'Kim' : 'Lou',
    content: FILLER[n % FILLER.length],
  }))
  return JSON.stringify({
    id,
    specific_query_list: [
      { query, relevant_text_span: [['19', '19']] },
      { query, relevant_text_span: [['0', '0']] },
    ],
    meeting_transcripts: [...filler, { speaker: 'Kim', content: `Right. ${answer} Thanks.` }],
  })
}

test('every query goes through the search of the product, and what it finds is told honestly', async () => {
  const quality = await withTemporaryFolder(async (folder) => {
    const lines = [
      meeting('m1', 'The antenna is too heavy.', 'What did Kim say about the antenna?'),
      meeting('m2', 'Lunch is paid by the bakery.', 'Who pays for the lunch?'),
    ]
    await mkdir(join(folder, 'qmsum'))
    await writeFile(join(folder, 'qmsum', 'small.jsonl.gz'), gzipSync(lines.join('\n')))
    return evaluateSearch(folder)
  })
  expect(quality).toMatchObject({ queries: 4, turnHit1: 50, meetingHit1: 100 })
  expect(quality.mrr).toBeLessThan(1)
}, 120_000)
