/** Which of those who speak in a call a query names: "What did Dana say about…", "the Project Manager", "PhD D". */
import { analyze, type Token } from '../language/analyze.ts'

const TITLES = new Set('mr mrs ms miss dr prof sir hon the right honourable am mp'.split(' '))
/** A word of a name that stands for the whole must be longer. */
const SHORT_NAME = 2

export interface NamedSpeakers {
  /** Numbers of the speakers. */
  readonly speakers: ReadonlySet<number>
  /** Terms of their names: in this call they are no words to look for. */
  readonly terms: ReadonlySet<string>
}

export function namedSpeakers(
  tokens: readonly Token[],
  text: string,
  speakerNames: readonly string[],
): NamedSpeakers {
  const spoken = ` ${tokens.map(({ word }) => word).join(' ')} `
  const capitalized = new Set(
    tokens.slice(1).flatMap(({ word, start }) => (isCapital(text[start]) ? [word] : [])),
  )
  const names = speakerNames.map(nameTokens)
  const speakers = new Set<number>()
  const terms = new Set<string>()
  names.forEach((name, number) => {
    if (!isNamed(name, names, spoken, capitalized)) return
    speakers.add(number)
    for (const { term } of name) terms.add(term)
  })
  return { speakers, terms }
}

/** The full name; a capitalized first or last word that only this speaker has; "Professor" for "Professor C". */
function isNamed(
  name: readonly Token[],
  names: readonly (readonly Token[])[],
  spoken: string,
  capitalized: ReadonlySet<string>,
): boolean {
  const first = name[0]?.word
  const last = name.at(-1)?.word
  if (first === undefined || last === undefined) return false
  if (spoken.includes(` ${name.map(({ word }) => word).join(' ')} `)) return true
  if (name.length < 2) return false
  const isOnly = (word: string): boolean =>
    names.filter((other) => other.some((token) => token.word === word)).length === 1
  if (last.length === 1) return spoken.includes(` ${first} `) && isOnly(first)
  return [first, last].some(
    (word) => word.length > SHORT_NAME && capitalized.has(word) && isOnly(word),
  )
}

/** What stands behind a comma is a job. */
function nameTokens(name: string): readonly Token[] {
  return analyze(name.split(',')[0] ?? '').filter(({ word }) => !TITLES.has(word))
}

function isCapital(letter: string | undefined): boolean {
  return letter !== undefined && letter !== letter.toLowerCase()
}
