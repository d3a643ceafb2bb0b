/** Sorts differences into those that are known, with their reason, and those that nobody has explained. */
import type { Difference, Kind } from './differences.ts'

export interface KnownDeviation {
  /** `GET /v2/users*`: `*` stands for any text. */
  readonly operations: string
  readonly kind: Kind
  /** Pointers or statuses; `*` stands for one step, `**` for any number of them. Each must be met. */
  readonly at: readonly string[]
  /** Why the wire is right and the document is not. */
  readonly reason: string
}

export interface Verdict {
  readonly known: readonly MetDeviation[]
  /** Known deviations, or places of them, that no answer has. */
  readonly stale: readonly MetDeviation[]
  readonly unexpected: readonly Counted[]
}

export interface MetDeviation extends Omit<KnownDeviation, 'at'> {
  readonly at: string
  readonly times: number
}

interface Counted extends Difference {
  readonly times: number
}

export function judge(
  differences: readonly Difference[],
  knownDeviations: readonly KnownDeviation[],
): Verdict {
  const rows = knownDeviations.flatMap(({ at: places, ...row }) =>
    places.map((at) => ({ ...row, at, matches: matcher({ ...row, at }), times: 0 })),
  )
  const unexpected = new Map<string, Counted>()
  for (const difference of differences) {
    const row = rows.find(({ matches }) => matches(difference))
    if (row) {
      row.times += 1
      continue
    }
    const { operation, kind, at } = difference
    const key = `${operation} ${kind} ${at}`
    const times = (unexpected.get(key)?.times ?? 0) + 1
    unexpected.set(key, { ...difference, ...unexpected.get(key), times })
  }
  const met = rows.map(({ matches: _matches, ...row }) => row)
  return {
    known: met.filter(({ times }) => times > 0),
    stale: met.filter(({ times }) => times === 0),
    unexpected: [...unexpected.values()],
  }
}

function matcher(row: {
  readonly operations: string
  readonly kind: Kind
  readonly at: string
}): (difference: Difference) => boolean {
  const operation = pattern(row.operations, { '*': '.*' })
  const at = pattern(row.at, { '**': '.*', '*': '[^/]+' })
  return (difference) =>
    difference.kind === row.kind && operation.test(difference.operation) && at.test(difference.at)
}

function pattern(text: string, meanings: Readonly<Record<string, string>>): RegExp {
  const source = text.replaceAll(
    /\*\*|[*.+?^${}()|[\]\\]/g,
    (sign) => meanings[sign] ?? `\\${sign}`,
  )
  return new RegExp(`^${source}$`)
}
