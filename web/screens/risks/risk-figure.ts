/** Risks over weeks as a staff of five lines: where each note, tie and bar stands. Pure; x runs from 0 to 100. */
import type { RiskType } from '../../../src/records/finding.ts'
import type { RiskTrend } from '../../../src/records/risk.ts'
import { isEased, RISK_LINES } from '../../parts/risk-words.ts'

type TrendNote = RiskTrend['notes'][number]

export interface PlacedNote extends TrendNote {
  readonly x: number
  /** Which of the five lines. */
  readonly line: number
  /** The worry has been settled, and this is where it was heard last. */
  readonly isEased: boolean
  /** Of the account. */
  readonly letter: string
}

export interface PlacedTie {
  readonly key: string
  readonly line: number
  readonly fromX: number
  readonly toX: number
  /** Below the line, where it would cross another above. */
  readonly isBelow: boolean
}

export interface PlacedWeek {
  readonly week: string
  readonly x: number
  readonly open: RiskTrend['weeks'][number]['open']
  readonly sum: number
  /** `21 Jul`, or the day alone within a month. */
  readonly label: string
}

export interface RiskFigure {
  readonly weeks: readonly PlacedWeek[]
  readonly weekWidth: number
  /** By time. */
  readonly notes: readonly PlacedNote[]
  readonly ties: readonly PlacedTie[]
  /** Accounts by letter; empty where there are too many to tell apart so. */
  readonly letters: readonly { readonly letter: string; readonly name: string }[]
  readonly mostOpen: number
}

const DAY_MS = 86_400_000
const WEEK_MS = 7 * DAY_MS
/** Notes of one line must not lie on each other. */
const ROOM = 1.5
const MOST_LETTERS = 8

export function placeRisks({ weeks, notes }: RiskTrend): RiskFigure {
  const startMs = Date.parse(weeks[0]?.week ?? '')
  const spanMs = Math.max(1, weeks.length) * WEEK_MS
  const weekWidth = 100 / Math.max(1, weeks.length)
  const shown = notes
    .filter(({ at, state }) => state !== 'dismissed' && Date.parse(at) >= startMs)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const letters = lettersOf(shown)
  const lastOf = new Map(shown.map((note) => [note.riskId, note]))
  const ends = RISK_LINES.map(() => -Infinity)
  const placed = shown.map((note): PlacedNote => {
    const line = RISK_LINES.indexOf(note.type)
    const inTime = ((Date.parse(note.at) - startMs) / spanMs) * 100
    const x = Math.min(99.2, Math.max(0.8, inTime, (ends[line] ?? -Infinity) + ROOM))
    ends[line] = x
    return {
      ...note,
      x,
      line,
      isEased: isEased(note.state) && lastOf.get(note.riskId) === note,
      letter: letters.get(note.accountId)?.letter ?? '',
    }
  })
  const sums = weeks.map(({ open }) => open.low + open.medium + open.high)
  return {
    weeks: weeks.map(({ week, open }, index) => ({
      week,
      open,
      sum: sums[index] ?? 0,
      x: index * weekWidth,
      label: weekLabel(week, weeks[index - 1]?.week),
    })),
    weekWidth,
    notes: placed,
    ties: tiesOf(placed),
    letters: [...letters.values()],
    mostOpen: Math.max(1, ...sums),
  }
}

const DAY_OF_MONTH = new Intl.DateTimeFormat('en-GB', { day: 'numeric', timeZone: 'UTC' })
const DAY_AND_MONTH = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})

function weekLabel(week: string, former: string | undefined): string {
  const isNewMonth = former === undefined || former.slice(0, 7) !== week.slice(0, 7)
  return (isNewMonth ? DAY_AND_MONTH : DAY_OF_MONTH).format(new Date(week))
}

/** The first letter of each account, with the second where two begin alike. */
function lettersOf(
  notes: readonly TrendNote[],
): ReadonlyMap<string, { readonly letter: string; readonly name: string }> {
  const names = new Map(notes.map(({ accountId, accountName }) => [accountId, accountName]))
  if (names.size < 2 || names.size > MOST_LETTERS) return new Map()
  const all = [...names.values()]
  return new Map(
    [...names].map(([accountId, name]) => {
      const first = name.slice(0, 1).toUpperCase()
      const isAlone = all.filter((other) => other.toUpperCase().startsWith(first)).length === 1
      return [accountId, { letter: isAlone ? first : name.slice(0, 2), name }]
    }),
  )
}

/** From each place where a worry was heard to the next one where the same was. */
function tiesOf(notes: readonly PlacedNote[]): readonly PlacedTie[] {
  const byRisk = Map.groupBy(notes, ({ riskId }) => riskId)
  const ties = [...byRisk.values()].flatMap((same) =>
    same.slice(1).map((note, index) => ({
      key: `${note.riskId} ${index}`,
      line: note.line,
      fromX: same[index]?.x ?? note.x,
      toX: note.x,
    })),
  )
  const above = RISK_LINES.map(() => -Infinity)
  return ties
    .toSorted((a, b) => a.fromX - b.fromX)
    .map((tie) => {
      const isBelow = tie.fromX < (above[tie.line] ?? -Infinity) - 0.5
      if (!isBelow) above[tie.line] = tie.toX
      return { ...tie, isBelow }
    })
}

const NONE_OPEN = { executive: 0, timeline: 0, budget: 0, competitor: 0, technical: 0 }

/** How many are open at the end, by type. */
export function openByType({ weeks }: RiskTrend): Readonly<Record<RiskType, number>> {
  return weeks.at(-1)?.byType ?? NONE_OPEN
}
