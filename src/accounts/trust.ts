/** The report of the Trust page: made of what is declared in code and of what the store holds at this moment. */
import type { Kysely } from 'kysely'
import { ACCOUNT_USES, DATASET_USES } from '../records/data-map.ts'
import type { Actor } from '../records/member.ts'
import { keptProblem } from '../records/problems.ts'
import type { Trust } from '../records/trust.ts'
import { keptBytes, recordingsBytes } from '../store/kept-bytes.ts'
import type { Tables } from '../store/tables.ts'
import { connectedHosts, permissionState } from '../store/trust.ts'
import { MIRROR_CLOSES_AFTER_MS } from '../store/visibility-rules.ts'

interface Needs {
  readonly db: Kysely<Tables>
  /** What each kind of connection asks Gong for. */
  readonly scopes: Trust['scopes']
}

const HOUR_MS = 60 * 60_000

export function createTrust({ db, scopes }: Needs) {
  return {
    async report({ organizationId, role }: Actor): Promise<Trust> {
      const [state, hosts, recordings, kept] = await Promise.all([
        permissionState(db, organizationId),
        connectedHosts(db, organizationId),
        recordingsBytes(db, organizationId),
        role === 'admin' ? keptBytes(db, organizationId) : null,
      ])
      const { refreshedAt, problem: stored, ...more } = state
      const problem = keptProblem.safeParse(stored)
      return {
        accounts: ACCOUNT_USES,
        datasets: DATASET_USES,
        scopes,
        hosts,
        recordingsBytes: recordings,
        kept,
        permissions: {
          ...more,
          refreshedAt: refreshedAt?.toISOString() ?? null,
          closesAfterHours: MIRROR_CLOSES_AFTER_MS / HOUR_MS,
          problem: problem.success ? `${problem.data.message} ${problem.data.fix}` : null,
        },
      }
    },
  }
}
