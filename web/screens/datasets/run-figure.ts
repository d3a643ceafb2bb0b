/** The history of runs as a figure: one column a run, its height the records, below it one cell for each file. Pure numbers and words. */
import type { Dataset, ItemStatus, Run, RunItem, RunStatus } from '../../../src/records/dataset.ts'
import { calledOf } from './called.ts'
import { dayWords } from './day-words.ts'

/** What a cell looks like: brought, told of something, missing, under way, or not part of the run. */
export type CellKind = 'ok' | 'warn' | 'bad' | 'live' | 'none'

export interface Column {
  readonly runId: string
  readonly number: number
  readonly status: RunStatus
  /** Part of the highest column, 0 to 1. */
  readonly height: number
  readonly cells: readonly CellKind[]
}

const KINDS: Readonly<Record<ItemStatus, CellKind>> = {
  succeeded: 'ok',
  empty: 'ok',
  unchanged: 'ok',
  skipped: 'bad',
  failed: 'bad',
  needs_confirmation: 'warn',
  running: 'live',
  queued: 'none',
  cancelled: 'none',
}

function cellOf(status: ItemStatus): CellKind {
  return KINDS[status]
}

/** Files that any of the runs touched, in the order of the newest run; the rows of the figure. */
export function rowsOfRuns(
  runs: readonly Run[],
): readonly { readonly fileId: string; readonly name: string }[] {
  const names = new Map<string, string>()
  for (const run of runs) {
    for (const item of run.items) {
      if (!names.has(item.fileId)) names.set(item.fileId, calledOf(item))
    }
  }
  return [...names].map(([fileId, name]) => ({ fileId, name }))
}

/** Oldest first. `runs` come newest first, as the API gives them. */
export function columnsOf(runs: readonly Run[]): readonly Column[] {
  const rows = rowsOfRuns(runs)
  const most = Math.max(1, ...runs.map((run) => run.records))
  return [...runs].reverse().map((run) => {
    const items = new Map(run.items.map((item) => [item.fileId, item.status]))
    return {
      runId: run.runId,
      number: run.number,
      status: run.status,
      height: run.records / most,
      cells: rows.map(({ fileId }) => {
        const status = items.get(fileId)
        return status === undefined ? 'none' : cellOf(status)
      }),
    }
  })
}

export function isLive(status: RunStatus): boolean {
  return status === 'queued' || status === 'running'
}

/** Whether an item stands in the way of calling a run whole. */
export function isMissing({ status }: Pick<RunItem, 'status'>): boolean {
  return status === 'skipped' || status === 'failed' || status === 'needs_confirmation'
}

/** The caption: what a glance at the figure should tell. `runs` newest first. */
export function findingOf(runs: readonly Run[], now: Date): string {
  const ended = runs.filter((run) => !isLive(run.status))
  const [newest] = ended
  if (newest === undefined) {
    return runs.length === 0 ? 'Nothing has run yet.' : 'The first run is under way.'
  }
  const whole = ended.filter((run) => run.status === 'succeeded').length
  const count = countWords(whole, ended.length)
  if (newest.status !== 'succeeded') return `${count} ${newestWords(newest)}`
  const index = ended.findIndex((run) => run.status === 'failed' || run.status === 'partial')
  const last = ended[index]
  if (last === undefined) return count
  const day = dayWords(new Date(last.createdAt), now)
  const what = last.status === 'failed' ? 'failed' : 'left something out'
  const good = ended.findLastIndex((run, at) => at < index && run.status === 'succeeded')
  const mended = good === index - 1 ? 'the next one made it good' : 'a later one made it good'
  return `${count} The last one that ${what} was ${day === 'today' ? 'today' : `of ${day}`}; ${mended}.`
}

function countWords(whole: number, all: number): string {
  if (all === 1) return whole === 1 ? 'The first run brought everything.' : 'One run so far.'
  if (whole === all && all === 2) return 'Both runs brought everything.'
  if (whole === all) return `All ${all} runs brought everything.`
  return `${whole} of ${all} runs brought everything.`
}

function newestWords(run: Run): string {
  switch (run.status) {
    case 'partial':
      return `The newest left out ${namesWords(run.items.filter(isMissing).map(calledOf))}.`
    case 'failed':
      return `The newest failed${run.problem ? `: ${run.problem.message}` : '.'}`
    case 'cancelled':
      return 'The newest was cancelled; what it had finished stays.'
    case 'queued':
    case 'running':
    case 'succeeded':
      return ''
  }
}

/** As in "Calls, Users and Trackers". */
export function namesWords(names: readonly string[]): string {
  if (names.length === 0) return 'some of it'
  if (names.length > 4) return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
  const last = names.at(-1) ?? ''
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

/** Up to five days under the figure, as parts of its width. */
export function axisOf(
  runs: readonly Pick<Run, 'createdAt'>[],
  now: Date,
): readonly { readonly at: number; readonly words: string }[] {
  const count = runs.length
  if (count === 0) return []
  const oldestFirst = [...runs].reverse()
  const wanted = Math.min(5, count)
  const indexes = Array.from({ length: wanted }, (_, n) =>
    wanted === 1 ? 0 : Math.round((n * (count - 1)) / (wanted - 1)),
  )
  const marks = indexes.map((index) => ({
    at: (index + 0.5) / count,
    words: dayWords(new Date(oldestFirst[index]?.createdAt ?? now), now),
  }))
  return marks.filter((mark, n) => mark.words !== marks[n - 1]?.words)
}

export type Strip = Dataset['recentRuns'][number]

/** A strip's words for who does not see it, as in "30 runs: 28 succeeded, 1 partial, 1 failed". */
export function stripWords(runs: readonly Pick<Strip, 'status'>[]): string {
  if (runs.length === 0) return 'No run yet'
  const counts = new Map<RunStatus, number>()
  for (const { status } of runs) counts.set(status, (counts.get(status) ?? 0) + 1)
  const parts = [...counts].map(([status, count]) => `${count} ${status}`)
  return `${runs.length === 1 ? '1 run' : `${runs.length} runs`}: ${parts.join(', ')}`
}
