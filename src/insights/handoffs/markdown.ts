/** Markdown: what comes from calls and people stays text, whatever is written in it. */
import type { Evidence } from '../../records/evidence.ts'
import type { Stakeholder } from '../../records/moment.ts'
import {
  isQuote,
  linkOf,
  PEOPLE_HEAD,
  personWords,
  placeWords,
  speakerWords,
} from './document-words.ts'

/** Everything that Markdown, or GitHub's, could take for a mark of its own; line breaks become blanks. */
export function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<>|~@]/g, String.raw`\$&`)
    .replaceAll(/&(?=#?\w+;)/g, String.raw`\&`)
    .replaceAll('://', String.raw`\://`)
    .replaceAll(/\bwww\./gi, (start) => `${start.slice(0, -1)}\\.`)
    .replace(/^[-+=#]/, String.raw`\$&`)
    .replace(/^(\d+)([.)])/, String.raw`$1\$2`)
}

export type Markdown = ReturnType<typeof markdown>

/** Links are named in the text and stand at its end, so that it can be read as it is. */
export function markdown() {
  const links: string[] = []

  /** Who said it where, with the way to hear it. */
  function citation(evidence: Evidence): string {
    const place = plain(placeWords(evidence))
    const link = linkOf(evidence)
    const where = link === undefined ? place : `[${place}][${numberOf(link)}]`
    return `${plain(speakerWords(evidence))}, ${where}`
  }

  function numberOf(link: string): number {
    const known = links.indexOf(link)
    return known === -1 ? links.push(link) : known + 1
  }

  const quote = (evidence: Evidence): string => `“${plain(evidence.quote)}” — ${citation(evidence)}`

  return {
    quote,

    /** A point of a list, with its proof under it; a point that is a quote is one line. */
    point(text: string, evidence: readonly Evidence[], more = ''): readonly string[] {
      const [only] = evidence
      if (only !== undefined && isQuote(text, evidence)) return [`- ${quote(only)}`]
      return [`- ${plain(text)}${more}`, ...evidence.map((each) => `  - ${quote(each)}`)]
    },

    /** Parts with an empty line between them, and the links that were named. */
    pages(parts: readonly (readonly string[])[]): string {
      const texts = [...parts, links.map((link, n) => `[${n + 1}]: <${link}>`)]
        .filter((lines) => lines.length > 0)
        .map((lines) => lines.join('\n'))
      return `${texts.join('\n\n')}\n`
    },
  }
}

export function peopleTable(people: readonly Stakeholder[]): readonly string[] {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    row(PEOPLE_HEAD),
    row(PEOPLE_HEAD.map(() => '---')),
    ...people.map((person) => row(personWords(person).map(plain))),
  ]
}
