/** The rows of `docs/requirements.md`, and the ids that a text names. */

export interface Row {
  readonly id: string
  readonly requirement: string
  /** Why no test can show it; null where one has to. */
  readonly reason: string | null
}

/** `B-061`, `B-120, B-121`, `B-040…B-050`, `B-120…124`. */
const NAMED = /\b([ABX])-(\d{2,3})\b(?:\s*(?:…|\.\.\.?|–|—)\s*(?:\1-)?(\d{2,3})\b)?/g
const ROW = /^\|\s*([ABX]-\d{2,3})\s*\|(.*)\|\s*$/gm

export function requirementRows(markdown: string): readonly Row[] {
  return [...markdown.matchAll(ROW)].map(([, id = '', rest = '']) => {
    // A bar within a cell is written `\|`.
    const [requirement = '', reason = ''] = rest.split(/(?<!\\)\|/).map((cell) => cell.trim())
    return { id, requirement, reason: reason === '' ? null : reason }
  })
}

/** Every id that is named, those within a range too. */
export function idsIn(text: string): readonly string[] {
  const ids = [...text.matchAll(NAMED)].flatMap(([, letter = '', from = '', to]) => {
    const first = Number(from)
    const last = to === undefined ? first : Number(to)
    return Array.from({ length: Math.max(1, last - first + 1) }, (_, n) => {
      return `${letter}-${String(first + n).padStart(from.length, '0')}`
    })
  })
  return [...new Set(ids)]
}
