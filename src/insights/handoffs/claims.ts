/** Dates and amounts that a sentence states about something that can only have one of them. Pure, and rather silent than wrong. */

/** What can only be one thing at a time. */
export type ClaimTopic =
  | 'go-live'
  | `duration of the ${string}`
  | `price ${string}`
  | 'seats'
  | 'contract length'

export interface Claim {
  readonly topic: ClaimTopic
  /** As it is shown: "1 May", "6 weeks", "$30 per seat". */
  readonly value: string
  /** Equal claims have equal ones; of dates see `isSameDay`. */
  readonly amount: number | ClaimedDay
}

export interface ClaimedDay {
  readonly year: number | undefined
  readonly month: number
  readonly day: number | undefined
}

/** Two claims about one thing that cannot both hold. */
export function contradict(a: Claim, b: Claim): boolean {
  if (a.topic !== b.topic) return false
  if (typeof a.amount === 'number' || typeof b.amount === 'number') return a.amount !== b.amount
  return !isSameDay(a.amount, b.amount)
}

/** What is left open in one of them is no difference. */
function isSameDay(a: ClaimedDay, b: ClaimedDay): boolean {
  const agrees = (one: number | undefined, other: number | undefined): boolean =>
    one === undefined || other === undefined || one === other
  return a.month === b.month && agrees(a.day, b.day) && agrees(a.year, b.year)
}

/** What is weighed, asked, denied or only about others states nothing. */
const UNSURE =
  /\?|\b(if|would|could|might|maybe|perhaps|whether|unless|instead of|rather than|not|never|no longer|n't|usually|typically|other customers?|competitors?|last year|used to)\b|n['’]t\b/i

/** `dueOn`: a day that was read out of the words already, `YYYY-MM-DD`. */
export function claimsIn(text: string, dueOn?: string): readonly Claim[] {
  if (UNSURE.test(text)) return []
  const found = [goLive(text, dueOn), duration(text), price(text), seats(text), term(text)]
  return found.filter((claim) => claim !== undefined)
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
/** "may" in lower case is a verb. */
const MONTH = String.raw`(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?`
const DAY = String.raw`(\d{1,2})(?:st|nd|rd|th)?`
const YEAR = String.raw`(?:,?\s+(20\d\d))?`
const DAY_FIRST = new RegExp(String.raw`\b(?:the )?${DAY}(?: of)? ${MONTH}${YEAR}`, 'g')
const MONTH_FIRST = new RegExp(String.raw`\b${MONTH}(?: the)? ${DAY}\b${YEAR}`, 'g')
const MONTH_ALONE = new RegExp(
  String.raw`\b(?:in|by|for|until|early|mid|late|end of)[- ]${MONTH}${YEAR}`,
  'g',
)
const GO_LIVE = /\b(go(?:es|ing)?[- ]live|go-live|launch(?:es|ing)?|cut[- ]?over)\b/i

function goLive(text: string, dueOn: string | undefined): Claim | undefined {
  if (!GO_LIVE.test(text)) return undefined
  const days = daysIn(text)
  const [day, ...more] = days.length > 0 ? days : dueOn === undefined ? [] : [dayOf(dueOn)]
  if (day === undefined || more.length > 0) return undefined
  return { topic: 'go-live', value: inWords(day), amount: day }
}

function daysIn(text: string): readonly ClaimedDay[] {
  const iso = [...text.matchAll(/\b20\d\d-\d\d-\d\d\b/g)].map(([day]) => dayOf(day))
  const dayFirst = [...text.matchAll(DAY_FIRST)].map(([, day, month, year]) =>
    claimedDay(month, day, year),
  )
  const monthFirst = [...text.matchAll(MONTH_FIRST)].map(([, month, day, year]) =>
    claimedDay(month, day, year),
  )
  const exact = [...iso, ...dayFirst, ...monthFirst]
  if (exact.length > 0) return exact
  return [...text.matchAll(MONTH_ALONE)].map(([, month, year]) =>
    claimedDay(month, undefined, year),
  )
}

function dayOf(iso: string): ClaimedDay {
  const [year, month = 1, day] = iso.split('-').map(Number)
  return { year, month, day }
}

function claimedDay(
  month: string | undefined,
  day: string | undefined,
  year: string | undefined,
): ClaimedDay {
  const start = (month ?? '').slice(0, 3)
  return {
    month: MONTHS.findIndex((name) => name.startsWith(start)) + 1,
    day: day === undefined ? undefined : Number(day),
    year: year === undefined ? undefined : Number(year),
  }
}

function inWords({ day, month, year }: ClaimedDay): string {
  const parts = [day, MONTHS[month - 1], year].filter((part) => part !== undefined)
  return parts.join(' ')
}

const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  eighteen: 18,
  twenty: 20,
  thirty: 30,
}
const NUMBER = String.raw`(\d[\d,]*(?:\.\d+)?|${Object.keys(NUMBERS).join('|')})`

function numberOf(text: string | undefined): number {
  const word = (text ?? '').toLowerCase()
  return NUMBERS[word] ?? Number(word.replaceAll(',', ''))
}

const PROJECT = /\b(implementation|onboarding|roll-?out|pilot|migration|integration)\b/gi
const WEEKS = new RegExp(String.raw`\b${NUMBER}[- ](week|month)s?\b`, 'gi')

function duration(text: string): Claim | undefined {
  const [what, ...others] = new Set(
    [...text.matchAll(PROJECT)].map(([word]) => word.toLowerCase().replace('-', '')),
  )
  const [length, ...more] = [...text.matchAll(WEEKS)]
  const isStart = /\b(in|within|after|before|ago|every)\s+(about\s+)?\S+[- ](week|month)s?\b/i
  if (what === undefined || length === undefined || others.length + more.length > 0)
    return undefined
  if (isStart.test(text) || isSpan(text)) return undefined
  const count = numberOf(length[1])
  const unit = (length[2] ?? '').toLowerCase()
  return {
    topic: `duration of the ${what}`,
    value: many(count, unit),
    amount: unit === 'week' ? count : count * 100,
  }
}

/** "four to six weeks" has room for both. */
function isSpan(text: string): boolean {
  return new RegExp(String.raw`\b${NUMBER}\s*(to|or|-|–)\s*${NUMBER}\b`, 'i').test(text)
}

const MONEY = /([$€£])\s?(\d[\d,]*(?:\.\d+)?)\s?(k\b|thousand\b|million\b|m\b)?/gi
const PER =
  /\b(?:per|a|each|every|an)\s+(seat|user|agent|licen[cs]e|month|year|call|employee)\b|\b(annually|yearly|monthly)\b/gi
const PRICED = /\b(price|prices|cost|costs|pay|fee|fees|charge|quote|quoted|offer|rate|list)\b/i

function price(text: string): Claim | undefined {
  const [money, ...others] = [...text.matchAll(MONEY)]
  if (money === undefined || others.length > 0 || isSpan(text)) return undefined
  const units = [...text.matchAll(PER)].map(([, unit, often]) => unitOf(unit ?? often ?? ''))
  if (units.length === 0 && !PRICED.test(text)) return undefined
  const [, sign = '', digits, scale = ''] = money
  const factor = /^k|^t/i.test(scale) ? 1_000 : /^m/i.test(scale) ? 1_000_000 : 1
  const amount = numberOf(digits) * factor
  const per = units.length === 0 ? 'in all' : [...new Set(units)].toSorted().join(' and ')
  const shown = `${sign}${amount.toLocaleString('en-US')}`
  return {
    topic: `price ${sign} ${per}`,
    value: units.length === 0 ? shown : `${shown} ${per}`,
    amount,
  }
}

function unitOf(unit: string): string {
  const word = unit.toLowerCase().replace('license', 'seat').replace('licence', 'seat')
  if (word === 'annually' || word === 'yearly') return 'per year'
  return word === 'monthly' ? 'per month' : `per ${word}`
}

const SEATS = new RegExp(String.raw`\b${NUMBER}\s+(?:seats|licen[cs]es)\b`, 'gi')

function seats(text: string): Claim | undefined {
  const [found, ...more] = [...text.matchAll(SEATS)]
  if (found === undefined || more.length > 0 || isSpan(text)) return undefined
  const amount = numberOf(found[1])
  return { topic: 'seats', value: `${amount.toLocaleString('en-US')} seats`, amount }
}

const TERM = new RegExp(
  String.raw`\b${NUMBER}[- ](year|month)s?(?:\s+\w+)?\s+(?:contract|term|agreement|deal|commitment)\b|\b(?:contract|term|agreement)\s+(?:is|runs|of|for|will be|runs for)\s+(?:for\s+)?${NUMBER}[- ](year|month)s?\b`,
  'gi',
)

function term(text: string): Claim | undefined {
  const [found, ...more] = [...text.matchAll(TERM)]
  if (found === undefined || more.length > 0) return undefined
  const count = numberOf(found[1] ?? found[3])
  const unit = (found[2] ?? found[4] ?? '').toLowerCase()
  return {
    topic: 'contract length',
    value: many(count, unit),
    amount: unit === 'year' ? count * 12 : count,
  }
}

function many(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
