/** The same calls in SQLite's full-text index, turn by turn: the best of what is at hand everywhere. */
import { DatabaseSync } from 'node:sqlite'
import type { SpokenWorld } from './spoken-world.ts'

export interface Fts5 {
  /** The best turns with their texts, and how many there are, counted up to a limit: what a search answers. */
  search(query: string, side: string | undefined): { readonly hits: number; readonly total: number }
  close(): void
}

const HITS = 20
const MOST_COUNTED = 1_000

/** Word forms are joined as the product does (`porter`), and queries are ranked by BM25. */
export function loadFts5(file: string, world: SpokenWorld): Fts5 {
  const database = new DatabaseSync(file)
  database.exec(`pragma journal_mode = wal; pragma synchronous = off; pragma cache_size = -262144;
    create virtual table turn using fts5(text, call unindexed, side unindexed, tokenize = 'porter unicode61')`)
  const insert = database.prepare('insert into turn (text, call, side) values (?, ?, ?)')
  database.exec('begin')
  for (const { callId, parties, transcript } of world.calls()) {
    const sides = new Map(parties.map(({ speakerId, side }) => [speakerId, side]))
    for (const { speakerId, sentences } of transcript.turns) {
      const text = sentences.map((sentence) => sentence.text).join(' ')
      insert.run(text, callId, sides.get(speakerId ?? null) ?? 'Unknown')
    }
  }
  database.exec("commit; insert into turn (turn) values ('optimize')")
  const bySide = (side: string | undefined) => (side === undefined ? '' : 'and side = ?')
  const prepared = (side: string | undefined) => ({
    best: database.prepare(
      `select call, text, rank from turn where turn match ? ${bySide(side)} order by rank limit ${HITS}`,
    ),
    count: database.prepare(
      `select count(*) as total from (select 1 from turn where turn match ? ${bySide(side)} limit ${MOST_COUNTED + 1})`,
    ),
  })
  const [plain, withSide] = [prepared(undefined), prepared('side')]
  return {
    search(query, side) {
      const { best, count } = side === undefined ? plain : withSide
      const values = side === undefined ? [query] : [query, side]
      const hits = best.all(...values).length
      return { hits, total: Math.min(Number(count.get(...values)?.total ?? 0), MOST_COUNTED) }
    },
    close: () => database.close(),
  }
}
