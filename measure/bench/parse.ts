/** Figure: what it takes to make text of 1,000 transcripts, beside what JSON itself takes. */
import { cutList } from '../../src/gong/cut-list.ts'
import type { Line } from '../../src/gong/line.ts'
import { parseLossless } from '../../src/gong/lossless-json.ts'
import { transcriptsOf } from '../../src/gong/transcripts.ts'
import { renderBlock } from '../../src/text/block.ts'
import { transcriptBlock } from '../../src/text/transcripts.ts'
import type { Figure } from './figure.ts'
import { transcriptPages, type TranscriptPages } from './transcript-pages.ts'

const PAGES = 10
const WARM_UP = 3
const ROUNDS = 15
const MOST = 3
const AIM = 2

/** Both in one process and in turns, so that whatever slows the computer down slows both. */
export async function measureParse(): Promise<Figure> {
  const given = await transcriptPages(PAGES)
  const json: number[] = []
  const text: number[] = []
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    let jsonMs = 0
    let textMs = 0
    for (const [index, page] of given.pages.entries()) {
      const turns = [
        async () => (jsonMs += await timed(() => JSON.parse(page.toString('utf8')))),
        async () => (textMs += await timed(() => textOf(page, given))),
      ]
      // The second one finds the page in the processor's cache.
      for (const turn of (round + index) % 2 === 0 ? turns : turns.toReversed()) await turn()
    }
    if (round < 0) continue
    json.push(jsonMs)
    text.push(textMs)
  }
  const ratio = median(text) / median(json)
  const megabytes = given.pages.reduce((sum, page) => sum + page.length, 0) / 1e6
  const row = (what: string, times: readonly number[]) => [
    what,
    rounded(median(times)),
    rounded(Math.min(...times)),
    rounded(megabytes / (median(times) / 1000)),
  ]
  return {
    name: 'parse',
    title: `${PAGES * 100} transcripts, ${rounded(megabytes)} MB of JSON, medians of ${ROUNDS} rounds`,
    columns: ['', 'median ms', 'best ms', 'MB/s'],
    rows: [row('JSON.parse alone', json), row('to text blocks', text)],
    results: [
      {
        what: 'text blocks / JSON.parse',
        target: `at most ${MOST} (aim ${AIM})`,
        measured: ratio.toFixed(2),
        ok: ratio <= MOST,
      },
    ],
    notes: [],
  }
}

/** From the bytes of a page to the text of its blocks, as an import does it. */
async function textOf(page: Buffer, { calls }: TranscriptPages): Promise<number> {
  let length = 0
  for await (const transcript of transcriptsOf(lineWith(page), [])) {
    const call = calls.get(transcript.callId)
    if (call) length += renderBlock(transcriptBlock(call, transcript)).length
  }
  return length
}

/** Answers with the page, taken apart as an answer from the wire is. */
function lineWith(page: Buffer): Line {
  return {
    sent: new Map(),
    ask: ({ list = '' }) => {
      const { rest, elements } = cutList(page, list)
      const body = parseLossless(rest)
      const release = (): void => {}
      return Promise.resolve({ kind: 'body', body, elements, release, requestId: undefined })
    },
  }
}

async function timed(work: () => unknown): Promise<number> {
  const startedMs = performance.now()
  await work()
  return performance.now() - startedMs
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
