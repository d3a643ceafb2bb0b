/**
 * What a person types into the search box: words, "phrases", and `field:value` or `field:"more values"`. Every text is a
 * query; what cannot be taken as typed is said in the notes.
 */
import { CALL_TYPES, type CallType } from '../../records/call-type.ts'
import { startOfDay } from './query-date.ts'

export interface ParsedQuery {
  /** Loose words as typed, in order. */
  readonly words: readonly string[]
  readonly phrases: readonly string[]
  /** Several of one kind: any of them will do. */
  readonly speakers: readonly string[]
  readonly accounts: readonly string[]
  readonly titles: readonly string[]
  readonly callIds: readonly string[]
  readonly types: readonly CallType[]
  readonly sides: readonly Side[]
  /** Calls that started before it. */
  readonly before: Date | undefined
  /** Calls that started at it or later. */
  readonly after: Date | undefined
  readonly notes: readonly string[]
}

export type Side = 'customer' | 'us'

const FIELDS = ['speaker', 'account', 'title', 'call', 'type', 'side', 'before', 'after'] as const
type Field = (typeof FIELDS)[number]
const SIDES: readonly Side[] = ['customer', 'us']

/** A quoted text, or a stretch without spaces that may hold one behind a colon. The last quote may be open. */
const PIECE = /"([^"]*)("|$)|([^\s":]+):"([^"]*)("|$)|[^\s"]+/g
const MOST_VALUES = 20

export function parseQuery(text: string): ParsedQuery {
  const words: string[] = []
  const phrases: string[] = []
  const fields = new Map<Field, string[]>(FIELDS.map((field) => [field, []]))
  const notes = new Set<string>()
  const take = (field: Field, value: string): void => {
    const values = fields.get(field) ?? []
    if (value === '') notes.add(`“${field}:” has nothing behind it and was left out.`)
    else if (values.length < MOST_VALUES && !values.includes(value)) values.push(value)
  }
  for (const [piece, phrase, phraseEnd, name, value, valueEnd] of readable(text).matchAll(PIECE)) {
    if ((phraseEnd ?? valueEnd) === '') notes.add('A quotation mark is not closed.')
    if (phrase !== undefined) phrases.push(phrase)
    else if (name !== undefined && value !== undefined) {
      const field = fieldOf(name)
      if (field === undefined) words.push(name, value)
      else take(field, value.trim())
    } else {
      const colon = piece.indexOf(':')
      const field = colon < 0 ? undefined : fieldOf(piece.slice(0, colon))
      if (field === undefined) words.push(piece)
      else take(field, piece.slice(colon + 1))
    }
  }
  const valuesOf = (field: Field): readonly string[] => fields.get(field) ?? []
  return {
    words,
    phrases: phrases.filter((phrase) => phrase.trim() !== ''),
    speakers: valuesOf('speaker'),
    accounts: valuesOf('account'),
    titles: valuesOf('title'),
    callIds: valuesOf('call'),
    types: known('type', valuesOf('type'), CALL_TYPES, notes),
    sides: known('side', valuesOf('side'), SIDES, notes),
    before: day('before', valuesOf('before'), notes),
    after: day('after', valuesOf('after'), notes),
    notes: [...notes],
  }
}

/** Control characters, NUL among them, and lone halves of characters are no part of any word; all quotes become one. */
function readable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\uFFFD]/gu, ' ')
    .replaceAll(/[“”„‟«»]/g, '"')
}

function fieldOf(name: string): Field | undefined {
  return FIELDS.find((field) => field === name.toLowerCase())
}

function known<Value extends string>(
  field: Field,
  values: readonly string[],
  all: readonly Value[],
  notes: Set<string>,
): readonly Value[] {
  return values.flatMap((value) => {
    const found = all.filter((one) => one === value.toLowerCase())
    if (found.length === 0) {
      notes.add(`“${field}:${value}” was left out: it can be ${all.join(', ')}.`)
    }
    return found
  })
}

function day(field: Field, values: readonly string[], notes: Set<string>): Date | undefined {
  const value = values.at(-1)
  if (value === undefined) return undefined
  const date = startOfDay(value)
  if (date === undefined) {
    notes.add(`“${field}:${value}” was left out: a day is written 2026-05-31, a month 2026-05.`)
  }
  return date
}
