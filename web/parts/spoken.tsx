/** A sentence of an answer: in the serif and in quotation marks where it is what somebody said, word for word. */
import type { Evidence } from '../../src/records/evidence.ts'

interface SpokenProps {
  readonly text: string
  readonly evidence: readonly Evidence[]
}

export function Spoken({ text, evidence }: SpokenProps) {
  const quoted = quotedFrom(text, evidence)
  return quoted === undefined ? text : <q className="spoken">{quoted}</q>
}

/** The words as they were said, with an ellipsis at each cut; undefined where they are ours. */
export function quotedFrom(text: string, evidence: readonly Evidence[]): string | undefined {
  const words = plain(text)
  for (const { quote } of evidence) {
    const said = plain(quote)
    const from = words === '' ? -1 : said.indexOf(words)
    if (from < 0) continue
    const before = from > 0 ? '… ' : ''
    const after = from + words.length < said.length ? ' …' : ''
    return `${before}${text.trim()}${after}`
  }
  return undefined
}

/** Without marks and capitals, which a sentence that was cut has others of. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s]+/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
