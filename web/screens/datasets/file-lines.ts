/** A file's text as lines a person can move in: the outline of its records, the rows that lines take, the places of a word. */

export interface OutlineEntry {
  /** Index of the record's mark line. */
  readonly line: number
  /** As in `CALL`. */
  readonly mark: string
  /** The first value under the mark, which people know the record by. */
  readonly title: string
  /** The day it bears, if any. */
  readonly date: string | null
}

const MARK = /^=== ([A-Z][A-Z ]*) ===$/

/** Lines without their line breaks; a last line break makes no line of its own. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
}

/** One entry for each `=== MARK ===`; of Markdown, for each heading. */
export function outlineOf(lines: readonly string[], mediaType: string): readonly OutlineEntry[] {
  if (mediaType === 'text/markdown') return headingsOf(lines)
  const entries: OutlineEntry[] = []
  lines.forEach((line, index) => {
    const mark = line.startsWith('=== ') ? MARK.exec(line)?.[1] : undefined
    if (mark !== undefined) entries.push({ line: index, mark, ...titleAfter(lines, index) })
  })
  return entries
}

function titleAfter(lines: readonly string[], index: number): Pick<OutlineEntry, 'title' | 'date'> {
  const first = lines[index + 1] ?? ''
  const date = lines
    .slice(index + 1, index + 5)
    .map((line) => /^(?:Date|Review time|Updated|Created): (\d{4}-\d{2}-\d{2})/.exec(line)?.[1])
    .find((day) => day !== undefined)
  return { title: first.replace(/^[^:]{1,40}: /, '') || 'without a name', date: date ?? null }
}

function headingsOf(lines: readonly string[]): readonly OutlineEntry[] {
  const entries: OutlineEntry[] = []
  let isCode = false
  lines.forEach((line, index) => {
    if (/^(```|~~~)/.test(line)) isCode = !isCode
    const heading = isCode ? null : /^(#{1,3}) +(.+?) *#*$/.exec(line)
    if (heading) entries.push({ line: index, mark: '', title: heading[2] ?? '', date: null })
  })
  return entries
}

/** The entry in which a line lies; -1 before the first. */
export function entryAt(outline: readonly OutlineEntry[], line: number): number {
  let low = 0
  let high = outline.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((outline[middle]?.line ?? 0) <= line) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** About how many rows a line takes when it breaks between words at `columns` characters. */
export function rowsOf(line: string, columns: number): number {
  if (line.length <= columns) return 1
  let rows = 1
  let used = 0
  for (const word of line.split(' ')) {
    const needed = used === 0 ? word.length : used + 1 + word.length
    if (needed <= columns) {
      used = needed
      continue
    }
    rows += used === 0 ? 0 : 1
    rows += Math.ceil(word.length / columns) - 1
    used = word.length % columns || (word.length === 0 ? 0 : columns)
  }
  return rows
}

export interface Hit {
  readonly line: number
  /** Index of its first character in the line. */
  readonly start: number
}

const MOST_HITS = 10_000

/** Every place of the words, capitals or not; at most ten thousand. */
export function findAll(lines: readonly string[], words: string): readonly Hit[] {
  const wanted = words.toLowerCase()
  if (wanted.trim() === '') return []
  const hits: Hit[] = []
  for (let line = 0; line < lines.length && hits.length < MOST_HITS; line += 1) {
    const text = lines[line]?.toLowerCase() ?? ''
    let start = text.indexOf(wanted)
    while (start !== -1 && hits.length < MOST_HITS) {
      hits.push({ line, start })
      start = text.indexOf(wanted, start + wanted.length)
    }
  }
  return hits
}

/** The first hit at or after a line, going round to the first. */
export function hitFrom(hits: readonly Hit[], line: number): number {
  const index = hits.findIndex((hit) => hit.line >= line)
  return index === -1 ? 0 : index
}
