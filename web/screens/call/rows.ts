/** The transcript as rows: headings of chapters, and turns; long turns are cut into parts that a page can hold. */
import type { CallTurn, Chapter } from '../../../src/records/account-call.ts'
import type { NoteKind } from '../../parts/note-mark.tsx'
import type { ShownMark } from './shown-marks.ts'

export interface ChapterRow {
  readonly kind: 'chapter'
  readonly key: string
  readonly title: string
  readonly number: number
  readonly startMs: number
}

export interface TurnRow {
  readonly kind: 'turn'
  readonly key: string
  readonly turn: CallTurn
  /** Says who speaks; later parts of the same turn only go on. */
  readonly isFirst: boolean
  /** A word or two in between, set smaller. */
  readonly isAside: boolean
  /** Number of the first sentence, in the whole transcript. */
  readonly sentence: number
  readonly sentences: CallTurn['sentences']
  readonly startMs: number
  readonly endMs: number
  readonly text: string
  readonly marks: readonly ShownMark[]
  /** Sentences of the row that something was found in, by their place in it. */
  readonly found: readonly { readonly index: number; readonly kind: NoteKind }[]
}

export type Row = ChapterRow | TurnRow

interface Source {
  readonly turns: readonly CallTurn[]
  readonly chapters: readonly Chapter[]
  readonly marks: readonly ShownMark[]
  readonly isOnlyCustomer: boolean
}

const LONG_MS = 90_000
const LONG_CHARACTERS = 900
const PART_MS = 45_000
const PART_CHARACTERS = 480
/** A chapter that begins within a breath of a turn begins with it. */
const BREATH_MS = 600

export function rowsOf({ turns, chapters, marks, isOnlyCustomer }: Source): readonly Row[] {
  const parts = turns.flatMap(partsOf)
  const marked = Map.groupBy(marks, ({ atMs }) => rowAt(parts, atMs))
  const kinds = kindsBySentence(marks)
  const rows: Row[] = []
  let chapter = 0
  let shown = -1
  parts.forEach((part, index) => {
    if (isOnlyCustomer && part.turn.side === 'Internal') return
    while ((chapters[chapter + 1]?.startMs ?? Infinity) <= part.startMs + BREATH_MS) chapter += 1
    const begun = chapters[chapter]
    const isNew = begun !== undefined && begun.startMs <= part.startMs + BREATH_MS
    if (isNew && shown !== chapter) {
      shown = chapter
      rows.push({
        kind: 'chapter',
        key: `chapter ${chapter}`,
        title: begun.title,
        number: chapter + 1,
        startMs: begun.startMs,
      })
    }
    const own = marked.get(index) ?? []
    const found = part.sentences.flatMap((_sentence, place) => {
      const kind = kinds.get(part.sentence + place)
      return kind === undefined ? [] : [{ index: place, kind }]
    })
    rows.push({ ...part, marks: own, found, isAside: part.isAside && own.length === 0 })
  })
  return rows
}

/** What was found in each sentence; a risk outweighs what else is. */
function kindsBySentence(marks: readonly ShownMark[]): ReadonlyMap<number, NoteKind> {
  const kinds = new Map<number, NoteKind>()
  for (const { moment, kind } of marks) {
    for (const sentence of moment?.evidence.sentences ?? []) {
      if (kinds.get(sentence) !== 'risk') kinds.set(sentence, kind)
    }
  }
  return kinds
}

/** The row of turns that a moment lies in, or lies behind: the last that has begun by then; 0 before the first. */
export function rowAt(rows: readonly Row[], atMs: number): number {
  let found = 0
  let foundStartMs = -Infinity
  rows.forEach((row, index) => {
    if (row.kind !== 'turn' || row.startMs > atMs || row.startMs < foundStartMs) return
    // What has ended gives way to what goes on.
    const former = rows[found]
    const isOver = row.endMs < atMs && former?.kind === 'turn' && former.endMs >= atMs
    if (isOver) return
    found = index
    foundStartMs = row.startMs
  })
  return rows[found]?.kind === 'turn' ? found : rows.findIndex(({ kind }) => kind === 'turn')
}

/** The next row of a kind in a direction; the row itself where there is none. */
export function nextRow(
  rows: readonly Row[],
  from: number,
  step: 1 | -1,
  kind: Row['kind'] = 'turn',
): number {
  for (let index = from + step; index >= 0 && index < rows.length; index += step) {
    if (rows[index]?.kind === kind) return index
  }
  return from
}

function partsOf(turn: CallTurn): readonly TurnRow[] {
  const text = turn.sentences.map((sentence) => sentence.text).join(' ')
  const isLong = turn.endMs - turn.startMs > LONG_MS || text.length > LONG_CHARACTERS
  const cuts = isLong ? cutsOf(turn.sentences) : [turn.sentences]
  let sentence = turn.sentence
  return cuts.map((sentences, n) => {
    const first = sentence
    sentence += sentences.length
    const startMs = n === 0 ? turn.startMs : (sentences[0]?.startMs ?? turn.startMs)
    return {
      kind: 'turn',
      key: `turn ${first}`,
      turn,
      isFirst: n === 0,
      isAside: !isLong && isAside(text, turn.endMs - turn.startMs),
      sentence: first,
      sentences,
      startMs,
      endMs: n === cuts.length - 1 ? turn.endMs : (cuts[n + 1]?.[0]?.startMs ?? turn.endMs),
      text: cuts.length === 1 ? text : sentences.map((one) => one.text).join(' '),
      marks: [],
      found: [],
    }
  })
}

function cutsOf(sentences: CallTurn['sentences']): readonly CallTurn['sentences'][] {
  const cuts: CallTurn['sentences'][number][][] = []
  let characters = 0
  for (const sentence of sentences) {
    const current = cuts.at(-1)
    const lastsMs = sentence.startMs - (current?.[0]?.startMs ?? 0)
    const isFull = characters + sentence.text.length > PART_CHARACTERS || lastsMs > PART_MS
    if (current === undefined || isFull) {
      cuts.push([sentence])
      characters = sentence.text.length
    } else {
      current.push(sentence)
      characters += sentence.text.length + 1
    }
  }
  return cuts
}

const ASIDE_CHARACTERS = 18
const ASIDE_MS = 2_500

function isAside(text: string, lastsMs: number): boolean {
  const isShort = text.length <= ASIDE_CHARACTERS && lastsMs <= ASIDE_MS
  return isShort && text.split(' ').length <= 2 && !text.endsWith('?')
}
