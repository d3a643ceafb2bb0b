/** When something is to be done, as it was said: "by Friday", "until the fourteenth". */
import { parse } from 'chrono-node'
import { DAY_MS } from '../../records/days.ts'

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
  String.raw`\b(the )(${[...ORDINALS.keys()].toSorted((a, b) => b.length - a.length).join('|')})\b(?=\s*(?:$|[,.;:?!]|of (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:and|or|but|at|we|i|you|they|he|she|it|is|was|if|then|so|because|latest|for)\b))`,
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
  return dayIn(written, startedAt) ?? dayOfMonthIn(written, startedAt) ?? vagueIn(text)
}

function dayIn(text: string, startedAt: Date): Due | undefined {
  const [found] = parse(text, startedAt, { forwardDate: true }).filter(
    ({ start, text: words }) =>
      (start.isCertain('day') || start.isCertain('weekday')) && !/^now$/i.test(words),
  )
  if (found === undefined) return undefined
  const { start } = found
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')]
  if (year === null || month === null || day === null) return undefined
  return { words: found.text, on: dayText(year, month, day) }
}

/** "Until the 14th": the next day of that number. */
function dayOfMonthIn(text: string, startedAt: Date): Due | undefined {
  const [words, number] = /\bthe (\d{1,2})(?:st|nd|rd|th)\b/.exec(text) ?? []
  if (words === undefined || number === undefined) return undefined
  const day = Number(number)
  for (let ahead = 0; ahead < 3; ahead += 1) {
    const month = new Date(
      Date.UTC(startedAt.getUTCFullYear(), startedAt.getUTCMonth() + ahead, day),
    )
    const isThere = month.getUTCDate() === day
    if (isThere && month.getTime() > startedAt.getTime() - DAY_MS) {
      return { words, on: month.toISOString().slice(0, 10) }
    }
  }
  return undefined
}

function vagueIn(text: string): Due | undefined {
  const words = VAGUE.exec(text)?.[0]
  return words === undefined ? undefined : { words, on: undefined }
}

function dayText(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function ending(day: number): string {
  if (day > 10 && day < 20) return 'th'
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th'
}
