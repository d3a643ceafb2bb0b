// The faults that are set, and which of them hit a request.
import { faultsSchema } from './fault-kinds.ts'
import type { SetFault } from './fault-kinds.ts'
import { callIdsOf, isWorldFault } from './world-faults.ts'

/** What faults can see of a request. */
interface Target {
  readonly method: string
  readonly path: string
  readonly carriesCursor: boolean
}

export interface Faults {
  list(): readonly SetFault[]
  /** All at once; counting starts anew. */
  replace(faults: readonly SetFault[]): void
  /** Those that hit this request, in the order in which they were set. Counts it. */
  hits(target: Target): SetFault[]
}

export function createFaults(): Faults {
  let counted: { readonly fault: SetFault; seen: number }[] = []
  return {
    list: () => counted.map(({ fault }) => fault),
    replace: (faults) => (counted = faults.map((fault) => ({ fault, seen: 0 }))),
    hits(target) {
      const matching = counted.filter(({ fault }) => matches(fault, target))
      for (const entry of matching) entry.seen += 1
      return matching.filter(({ fault, seen }) => isDue(fault, seen)).map(({ fault }) => fault)
    },
  }
}

/** Throws an `Error` whose message is a sentence that names the place of the mistake. */
export function parseFaults(raw: unknown): SetFault[] {
  const result = faultsSchema.safeParse(raw)
  if (result.success) return result.data.map(withCalls)
  const [issue] = result.error.issues
  const place = issue?.path.join('.') || 'the list'
  throw new Error(`The faults are wrong at ${place}: ${issue?.message ?? 'not a list of faults'}`)
}

function withCalls(fault: SetFault): SetFault {
  if (!isWorldFault(fault) || callIdsOf(fault).length > 0) return fault
  throw new Error(`The fault ${fault.fault} needs a callId or callIds`)
}

function matches(fault: SetFault, target: Target): boolean {
  if (fault.method !== undefined && fault.method !== target.method) return false
  if (fault.fault === 'expired-cursor' && !target.carriesCursor) return false
  const { path } = fault
  if (path === undefined) return target.path.startsWith('/v2/')
  return path.endsWith('*') ? target.path.startsWith(path.slice(0, -1)) : target.path === path
}

function isDue(fault: SetFault, seen: number): boolean {
  const { nth = 1, times = defaultTimes(fault) } = fault
  return seen >= nth && (times === 0 || seen < nth + times)
}

function defaultTimes({ fault }: SetFault): number {
  return fault === 'dead-token' || fault === 'inactive-company' ? 0 : 1
}
