/** Reads a text file back into its header and blocks, with or without empty lines between them. */
import type { Side } from '../records/call.ts'
import { type DataType, DATA_TYPES, counted } from '../records/data-types.ts'
import type { Block, Line } from './block.ts'
import { SEPARATOR } from './header.ts'
import { parseClockTime } from './times.ts'

export interface ParsedFile {
  readonly type: DataType
  readonly records: number
  /** As the file says it: `April 09, 2026 at 14:00 UTC`. */
  readonly imported: string
  readonly notes: readonly string[]
  readonly blocks: readonly Block[]
}

/** Throws an error that names the line which does not belong. */
export function parseFile(text: string): ParsedFile {
  const lines = text.split(/\r?\n/).filter((line) => line !== '')
  const end = lines.indexOf(SEPARATOR)
  if (end < 0)
    throw new Error(
      'This is not a Gong text file: the line of 40 hyphens after the header is missing.',
    )
  return { ...parseHeader(lines.slice(0, end)), blocks: parseBlocks(lines.slice(end + 1)) }
}

function parseHeader([first = '', imported = '', ...rest]: readonly string[]): Omit<
  ParsedFile,
  'blocks'
> {
  const [, title, count] = /^Gong (.+) Import — (\d+) /.exec(first) ?? []
  const type = Object.values(DATA_TYPES).find((candidate) => candidate.title === title)
  const records = Number(count)
  if (type === undefined || first !== `Gong ${title} Import — ${counted(records, type)}`) {
    throw new Error(`This is not a Gong text file: its first line is "${first}".`)
  }
  return {
    type,
    records,
    imported: imported.replace(/^Imported: /, ''),
    notes: rest.slice(type.description.length),
  }
}

const MARK = /^=== (.+) ===$/
const ITEM = /^(-|\d+\.) (.*)$/
const SECTION = /^-- (.*) --$/
const TURN = /^\[(\d+(?::\d\d){1,2})\] (.*?) \((Internal|External|Unknown)\): (.*)$/
const LIST = /^([^:]+):$/
const FIELD = /^([^:]+): (.*)$/

function parseBlocks(lines: readonly string[]): Block[] {
  const blocks: { mark: string; lines: Line[] }[] = []
  for (const text of lines) {
    const mark = MARK.exec(text)?.[1]
    const block = blocks.at(-1)
    if (mark !== undefined) blocks.push({ mark, lines: [] })
    else if (block === undefined) throw new Error(`This line belongs to no record: "${text}".`)
    else addLine(block.lines, text)
  }
  return blocks
}

function addLine(lines: Line[], text: string): void {
  const [, bullet, item] = ITEM.exec(text) ?? []
  const last = lines.at(-1)
  if (item === undefined) {
    lines.push(parseLine(text))
  } else if (last?.kind === 'list') {
    lines[lines.length - 1] = { ...last, items: [...last.items, item], numbered: bullet !== '-' }
  } else {
    throw new Error(`This item belongs to no list: "${text}".`)
  }
}

function parseLine(text: string): Line {
  const [, name] = SECTION.exec(text) ?? []
  if (name !== undefined) return { kind: 'section', name }
  const [, at, speaker, side, said] = TURN.exec(text) ?? []
  if (at !== undefined && speaker !== undefined && said !== undefined) {
    return { kind: 'turn', atSec: parseClockTime(at), speaker, side: toSide(side), text: said }
  }
  const [, listLabel] = LIST.exec(text) ?? []
  if (listLabel !== undefined) return { kind: 'list', label: listLabel, items: [], numbered: false }
  const [, label, value] = FIELD.exec(text) ?? []
  if (label !== undefined && value !== undefined) return { kind: 'field', label, value }
  throw new Error(`This line is of no known kind: "${text}".`)
}

function toSide(text: string | undefined): Side {
  return text === 'Internal' || text === 'External' ? text : 'Unknown'
}
