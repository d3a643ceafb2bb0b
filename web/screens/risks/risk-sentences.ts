/** What the figures and lists of risks show, in words. Pure. */
import type { RiskCounts, RiskTrend } from '../../../src/records/risk.ts'
import { RISK_NAMES } from '../../parts/risk-words.ts'
import { counted, day, listed } from '../../words.ts'
import type { RiskFigure } from './risk-figure.ts'

const WORDS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']

/** `Nine open risks, two more than last week`. */
export function openTitle({ open, openLastWeek }: RiskCounts): string {
  const what = `${WORDS[open] ?? open} open ${open === 1 ? 'risk' : 'risks'}`
  const change = open - openLastWeek
  if (change === 0) return open === 0 ? what : `${what}, as many as last week`
  const size = (WORDS[Math.abs(change)] ?? String(Math.abs(change))).toLowerCase()
  return `${what}, ${size} ${change > 0 ? 'more' : 'fewer'} than last week`
}

/** The finding of the staff: what was heard most, and which worry comes back. */
export function trendWords({ notes, weeks }: RiskTrend, figure: RiskFigure): string {
  if (figure.notes.length === 0) {
    return `Nobody has said anything that threatens an account in ${counted(weeks.length, 'week')}.`
  }
  return [mostWords(figure), againWords(notes), lettersWords(figure)].filter(Boolean).join(' ')
}

function mostWords({ notes }: RiskFigure): string {
  const groups = [...Map.groupBy(notes, ({ type }) => type)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  )
  const [most, next] = groups
  if (most === undefined) return ''
  const times = counted(most[1].length, 'time')
  const isTied = next !== undefined && next[1].length === most[1].length
  return isTied
    ? `${RISK_NAMES[most[0]]} and ${RISK_NAMES[next[0]].toLowerCase()} worries were heard most, ${times} each.`
    : `${RISK_NAMES[most[0]]} worries were heard most, ${times}.`
}

function againWords(notes: RiskTrend['notes']): string {
  const groups = [...Map.groupBy(notes, ({ riskId }) => riskId).values()]
    .filter((same) => same.length > 1 && same.some(({ state }) => state === 'open'))
    .toSorted((a, b) => b.length - a.length)
  const again = groups[0]?.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const [first] = again ?? []
  if (again === undefined || first === undefined) return ''
  return `At ${first.accountName} the same ${first.type} worry was said ${again.length} times since ${day(first.at)}.`
}

function lettersWords({ letters }: RiskFigure): string {
  if (letters.length === 0) return ''
  return `${listed(letters.map(({ letter, name }) => `${letter} is ${name}`))}.`
}
