/** What a run did to one file, in words; and what a person can do where it could not. */
import type { KeptProblem } from '../../../src/records/problems.ts'
import type { File, RunItem } from '../../../src/records/dataset.ts'
import { count } from '../../words.ts'

/** As in `+6 new`: the number is set strong. */
export interface Change {
  readonly amount: string
  readonly what: string
}

/** Only what changed; nothing when the file stayed as it was. */
export function changesOf(item: RunItem, limit: number | null): readonly Change[] {
  const left = limit === null ? 'left the range' : `left the ${count(limit)} newest`
  const rows: readonly (readonly [number | null, string, string])[] = [
    [item.newRecords, '+', 'new'],
    [item.changedRecords, '~', 'changed'],
    [item.removedRecords, '−', 'gone from Gong'],
    [item.fallenRecords, '', left],
  ]
  return rows.flatMap(([amount, sign, what]) =>
    amount === null || amount === 0 ? [] : [{ amount: `${sign}${count(amount)}`, what }],
  )
}

/** Where no number says it. */
export function outcomeWords(item: RunItem): string {
  switch (item.status) {
    case 'queued':
      return 'waits for its turn'
    case 'running':
      return progressWords(item)
    case 'succeeded':
      return item.records === null ? 'text drawn out' : 'no change'
    case 'unchanged':
      return 'no change'
    case 'empty':
      return 'empty in Gong'
    case 'skipped':
      return 'left out'
    case 'failed':
      return 'failed'
    case 'needs_confirmation':
      return 'waits for your word'
    case 'cancelled':
      return 'cancelled before it began'
  }
}

/** As in "60 of 100"; how far only when both are known. */
export function progressWords({ done, total }: Pick<RunItem, 'done' | 'total'>): string {
  if (total === null) return done === 0 ? 'begins' : `${count(done)} so far`
  return `${count(done)} of ${count(total)}`
}

/** Part of a run that is done, 0 to 1: each file counts as one. */
export function shareDone(items: readonly RunItem[]): number {
  if (items.length === 0) return 0
  const done = items.reduce((sum, item) => sum + itemShare(item), 0)
  return Math.min(1, done / items.length)
}

function itemShare({ status, done, total }: RunItem): number {
  if (status === 'queued') return 0
  if (status !== 'running') return 1
  return total === null || total === 0 ? 0 : Math.min(1, done / total)
}

/** What is said aloud of a run under way: a quarter at a time, not each record. */
export function quarterOf(share: number): 0 | 25 | 50 | 75 | 100 {
  if (share >= 1) return 100
  if (share >= 0.75) return 75
  if (share >= 0.5) return 50
  return share >= 0.25 ? 25 : 0
}

/** As in "100 of 412". */
export function recordsWords({ records, available }: Pick<File, 'records' | 'available'>): string {
  if (records === null) return 'none'
  return available === null || available <= records
    ? count(records)
    : `${count(records)} of ${count(available)}`
}

/** Problems that another try of the same run cannot mend: the connection or the clock must change first. */
const NOT_BY_RETRY: ReadonlySet<string> = new Set([
  'D-NO-CONN',
  'D-401',
  'D-REFRESH',
  'D-DENIED',
  'D-DAILY',
  'D-REMOVALS',
])

export function mayRetry({ code }: Pick<KeptProblem, 'code'>): boolean {
  return !NOT_BY_RETRY.has(code)
}

/** Items that the same thing kept from coming, told together; any other item by itself. In the order of their first. */
export function groupsOf(items: readonly RunItem[]): readonly (readonly RunItem[])[] {
  const groups = new Map<string, RunItem[]>()
  for (const item of items) {
    const { problem, status, fileId } = item
    const isAlone = problem === null || status === 'needs_confirmation'
    const key = isAlone ? fileId : `${status} ${problem.code} ${problem.message}`
    const group = groups.get(key) ?? []
    group.push(item)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** For whoever runs Gong in the company: everything needed to give the scope, in one message. */
export function messageForAdmin(name: string, problem: KeptProblem): string {
  const lines = [
    `Carryover cannot read ${name} from Gong: ${problem.message}`,
    ...(problem.scope ? [`Scope that is missing: ${problem.scope}`] : []),
    `What helps: ${problem.fix}`,
    ...(problem.endpoint ? [`Gong request: ${problem.endpoint}`] : []),
    ...(problem.requestId ? [`Gong's id of its answer: ${problem.requestId}`] : []),
  ]
  return lines.join('\n')
}
