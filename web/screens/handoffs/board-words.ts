/** The board of handoffs in groups and words. Pure. */
import type { AnswerState, HandoffBoard, HandoffRow } from '../../../src/records/handoff.ts'
import { counted, daysUntil } from '../../words.ts'

export interface BoardGroup {
  readonly name: string
  readonly says: string
  readonly rows: readonly HandoffRow[]
}

/** So near that a draft has to move now. */
const SOON_DAYS = 7

/** What asks for an act first: returned ones, late ones and those that are due within a week, then the others. */
export function groupsOf({ data }: HandoffBoard, now: Date = new Date()): readonly BoardGroup[] {
  const isDue = ({ state, isLate, dueOn }: HandoffRow) =>
    state === 'draft' && (isLate || (dueOn !== null && daysUntil(dueOn, now) <= SOON_DAYS))
  const of = (state: HandoffRow['state']) => data.filter((row) => row.state === state)
  return [
    { name: 'Returned', says: 'sales has to answer', rows: of('returned') },
    { name: 'Due', says: 'late, or within a week', rows: byDue(data.filter(isDue)) },
    { name: 'Ready', says: 'to be accepted', rows: byDue(of('ready')) },
    { name: 'Draft', says: '', rows: byDue(of('draft').filter((row) => !isDue(row))) },
    { name: 'Accepted', says: '', rows: of('accepted') },
  ].filter(({ rows }) => rows.length > 0)
}

function byDue(rows: readonly HandoffRow[]): readonly HandoffRow[] {
  return rows.toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))
}

/** `Two handoffs late, one returned`; else how many are under way. */
export function boardTitle({ data }: HandoffBoard): string {
  const late = data.filter(({ isLate }) => isLate).length
  const returned = data.filter(({ state }) => state === 'returned').length
  const open = data.filter(({ state }) => state !== 'accepted').length
  const parts = [
    late > 0 ? `${counted(late, 'handoff')} late` : '',
    returned > 0 ? `${returned} returned` : '',
  ].filter(Boolean)
  if (parts.length > 0) return parts.join(', ')
  return open === 0 ? 'Every handoff is accepted' : `${counted(open, 'handoff')} under way`
}

export function medianWords(hours: number | null): string {
  if (hours === null) return 'too few accepted to say how long it takes'
  const words =
    hours < 48 ? `${Math.max(1, Math.round(hours))} h` : `${Math.round(hours / 24)} days`
  return `half are accepted within ${words} of being ready`
}

/** As notes: confirmed first, then edited, suggested and empty. */
export function statesOf({ counts }: Pick<HandoffRow, 'counts'>): readonly AnswerState[] {
  const order = ['confirmed', 'edited', 'suggested', 'empty'] as const
  return order.flatMap((state) => Array.from({ length: counts[state] }, () => state))
}
