/** A CSV file as people have it: whatever separates its columns, with or without a byte order mark. */
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { usage } from '../records/problems.ts'

export interface CsvTable {
  /** Distinct: one that is there twice is numbered, one without a name is called by its place. */
  readonly columns: readonly string[]
  /** To be read once. Throws a usage problem where the file is no CSV. */
  readonly rows: AsyncIterable<CsvRow>
}

export interface CsvRow {
  /** In the file, the header being 1; of a row with line breaks in it, the last. */
  readonly line: number
  /** In the order of the columns; empty text where a row is short. */
  readonly cells: readonly string[]
}

const SEPARATORS = [',', ';', '\t', '|']
/** Longer than any row that is one: a quote that nobody closed would swallow the file. */
const LONGEST_ROW = 200_000
const PIECE = 64 * 1024

export async function readTable(text: string): Promise<CsvTable> {
  const { body, separator, skipped } = opened(text)
  const records = recordsOf(body, separator, skipped)
  const header = await records.next()
  if (header.done === true) throw usage('The file is empty.', 'Choose a file with a header row.')
  const columns = distinct(header.value.cells)
  return { columns, rows: records }
}

/** Excel may write the separator into a line of its own; else the header tells by what it has most. */
function opened(text: string): { body: string; separator: string; skipped: number } {
  if (text.includes('\u0000')) {
    throw usage('The file is not text in UTF-8.', 'Save it as CSV in UTF-8, and choose it again.')
  }
  const plain = text.replace(/^\uFEFF/, '')
  const told = /^sep=(.)\r?\n/i.exec(plain)
  if (told?.[1] !== undefined) {
    return { body: plain.slice(told[0].length), separator: told[1], skipped: 1 }
  }
  const first = plain.trimStart().split(/[\r\n]/, 1)[0] ?? ''
  const outside = first.replaceAll(/"[^"]*"/g, '')
  const counts = SEPARATORS.map((separator) => outside.split(separator).length)
  const separator = SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ','
  return { body: plain, separator, skipped: 0 }
}

async function* recordsOf(
  body: string,
  separator: string,
  skipped: number,
): AsyncGenerator<CsvRow, undefined> {
  const parser = Readable.from(pieces(body)).pipe(
    parse({
      delimiter: separator,
      info: true,
      max_record_size: LONGEST_ROW,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    }),
  )
  try {
    for await (const { record, info } of parser) {
      const cells: readonly string[] = record
      if (cells.some((cell) => cell !== '')) yield { line: info.lines + skipped, cells }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw usage(
      `The file cannot be read as CSV: ${error.message}`,
      'Look for a quote that opens and never closes.',
    )
  }
}

function* pieces(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += PIECE) yield text.slice(start, start + PIECE)
}

function distinct(header: readonly string[]): string[] {
  const taken = new Set<string>()
  return header.map((cell, at) => {
    const name = cell === '' ? `Column ${at + 1}` : cell
    let free = name
    for (let n = 2; taken.has(free); n += 1) free = `${name} (${n})`
    taken.add(free)
    return free
  })
}
