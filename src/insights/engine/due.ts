/** When something is to be done, as it was said: "by Friday", "until the fourteenth". */
import { parse } from 'chrono-node'

export interface Due {
  readonly words: string
  /** A day, `YYYY-MM-DD`; undefined where the words name none for certain. */
  readonly on: string | undefined
}

const UNITS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']
const TEENS = [
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
]
const ORDINALS = new Map<string, number>([
  ...UNITS.map((word, n) => [word, n + 1] as const),
  ...TEENS.map((word, n) => [word, n + 10] as const),
  ['twentieth', 20],
  ['thirtieth', 30],
  ...UNITS.map((word, n) => [`twenty-${word}`, n + 21] as const),
  ...UNITS.map((word, n) => [`twenty ${word}`, n + 21] as const),
  ['thirty-first', 31],
])
/** After "the", unless it counts things: "the first question". */
const THE_NTH = new RegExp(
  String.raw`\b(the )(${[...ORDINALS.keys()].toSorted((a, b) => b.length - a.length).join('|')})\b(?=\s*(?:$|[,.;:?!]|of (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|and\b|at\b|we\b|i\b|if\b|then\b|so\b))`,
  'gi',
)
const VAGUE =
  /\b(?:next (?:week|month|quarter|year)|this (?:week|month|quarter)|end of (?:the )?(?:week|month|quarter|year)|in (?:a|one|two|three|four|\d+) (?:days?|weeks?|months?)|(?:before|after) (?:the )?(?:summer|christmas|easter|holidays?|weekend))\b/i

/** `startedAt`: when the call began; weekdays and days of a month are those that come next. */
export function dueIn(text: string, startedAt: Date): Due | undefined {
  const written = text.replaceAll(THE_NTH, (_, the: string, word: string) => {
    const day = ORDINALS.get(word.toLowerCase()) ?? 0
    return `${the}${day}${ending(day)}`
  })
  const [found] = parse(written, startedAt, { forwardDate: true }).filter(
    ({ start, text: words }) =>
      (start.isCertain('day') || start.isCertain('weekday')) && !/^now$/i.test(words),
  )
  const vague = VAGUE.exec(text)?.[0]
  if (found === undefined) return vague === undefined ? undefined : { words: vague, on: undefined }
  const { start } = found
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')]
  if (year === null || month === null || day === null) return undefined
  const on = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return { words: found.text, on }
}

function ending(day: number): string {
  if (day > 10 && day < 20) return 'th'
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th'
}
