/** Words found in a transcript. */
import type { Row } from './rows.ts'

export interface Hit {
  /** Index of the row. */
  readonly row: number
  /** Place in the row's text, in UTF-16 units. */
  readonly from: number
  readonly to: number
  /** When the sentence that holds it begins. */
  readonly atMs: number
}

const MOST = 5_000

/** All places where the words stand as typed, small or large, in the order of the rows. */
export function hitsOf(rows: readonly Row[], words: string): readonly Hit[] {
  const wanted = words.trim().toLocaleLowerCase()
  if (wanted === '') return []
  const hits: Hit[] = []
  for (const [index, row] of rows.entries()) {
    if (row.kind !== 'turn') continue
    const text = lowered(row.text)
    for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + 1)) {
      if (hits.length === MOST) return hits
      hits.push({ row: index, from, to: from + wanted.length, atMs: sentenceAt(row, from) })
    }
  }
  return hits
}

/** Letters that change their number when made small stay as they are, so that places keep their meaning. */
function lowered(text: string): string {
  const small = text.toLocaleLowerCase()
  return small.length === text.length ? small : text.toLowerCase().slice(0, text.length)
}

function sentenceAt(row: Extract<Row, { kind: 'turn' }>, place: number): number {
  let end = 0
  for (const { text, startMs } of row.sentences) {
    end += text.length + 1
    if (place < end) return startMs
  }
  return row.startMs
}

/** The first hit at or after a row; the first of all behind the last. */
export function hitFrom(hits: readonly Hit[], row: number): number {
  const found = hits.findIndex((hit) => hit.row >= row)
  return found === -1 ? 0 : found
}
