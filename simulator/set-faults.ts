// What happens when faults are set: those that change the company and wait for no request happen at once.
import type { Clock } from './clock.ts'
import type { CompanyState } from './company.ts'
import type { SetFault } from './fault-kinds.ts'
import type { Faults } from './faults.ts'
import { callIdsOf, changeWorld, isWorldFault } from './world-faults.ts'

/** World faults that wait for no request happen now; an `Error` says so where there is no such call. */
export function applyFaults(
  list: readonly SetFault[],
  faults: Faults,
  company: CompanyState,
  clock: Clock,
): void {
  const now = list.filter(isWorldFault).filter(isUnaimed)
  const missing = now.flatMap(callIdsOf).find((id) => !company.call(id))
  if (missing !== undefined) throw new Error(`There is no call ${missing} for a fault to change`)
  for (const fault of now) changeWorld(company, fault, clock.nowMs())
  faults.replace(list.filter((fault) => !now.some((done) => done === fault)))
}

/** Given neither method, path nor nth, a fault waits for no particular request. */
function isUnaimed({ method, path, nth }: SetFault): boolean {
  return method === undefined && path === undefined && nth === undefined
}
