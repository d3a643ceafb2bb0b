/** Open lines to Gong: who reads with which connection in this process, so that cutting one ends what is under way. */
import { createGong, type Gong } from '../gong/gong.ts'
import type { Rate } from '../gong/limiter.ts'
import type { Progress } from '../records/ports.ts'
import {
  type ConnectionPlace,
  currentConnection,
  findConnection,
  type StoredConnection,
} from '../store/connections.ts'
import type { Owner } from '../store/owner.ts'
import { type AccessNeeds, openAccess } from './access.ts'
import { noConnection, whyStopped } from './problems.ts'
import type { LimiterOf } from './shared-limiter.ts'
import type { Stop } from './stops.ts'

export interface LineNeeds extends AccessNeeds {
  readonly rate: Rate
  readonly limiterOf: LimiterOf
  readonly stop: Stop
}

export interface OpenOptions {
  readonly signal: AbortSignal
  readonly progress: Progress
}

export interface OpenLine {
  readonly connectionId: string
  readonly gong: Gong
  close(): Promise<void>
}

export interface Lines {
  /** Throws D-NO-CONN where the member has none, and its kept problem where it is stopped. */
  open(owner: Owner, options: OpenOptions): Promise<OpenLine>
  /** The same for this connection, whoever made it. */
  openPlace(place: ConnectionPlace, options: OpenOptions): Promise<OpenLine>
  /** Ends everything that is under way with the connection in this process, with D-NO-CONN. */
  cut(connectionId: string): Promise<void>
  closeAll(): Promise<void>
}

export function createLines(needs: LineNeeds): Lines {
  const open = new Map<OpenLine, { readonly connectionId: string; readonly cut: () => void }>()

  async function openRow(
    row: StoredConnection | undefined,
    options: OpenOptions,
  ): Promise<OpenLine> {
    if (row === undefined || row.disconnected_at !== null) throw noConnection()
    if (row.status === 'action_required') throw whyStopped(row)
    const place = { organizationId: row.organization_id, connectionId: row.connection_id }
    const access = await openAccess(needs, row, { mayBeStopped: false })
    const cutting = new AbortController()
    const gong = createGong({
      progress: options.progress,
      signal: AbortSignal.any([options.signal, cutting.signal]),
      baseUrl: access.baseUrl,
      authorization: access.authorization,
      rate: needs.rate,
      limiter: needs.limiterOf({
        organizationId: row.organization_id,
        companyKey: row.company_key,
      }),
      clock: needs.clock,
      onRefused: (problem) => needs.stop(place, access.secretVersion(), problem),
    })
    const line: OpenLine = {
      connectionId: row.connection_id,
      gong,
      async close() {
        open.delete(line)
        await gong.close()
      },
    }
    open.set(line, {
      connectionId: row.connection_id,
      cut: () => cutting.abort(noConnection()),
    })
    return line
  }

  return {
    async open(owner, options) {
      return openRow(await currentConnection(needs.database.db, owner, 'gong'), options)
    },
    async openPlace(place, options) {
      return openRow(await findConnection(needs.database.db, place), options)
    },
    async cut(connectionId) {
      const meant = [...open].filter(([, line]) => line.connectionId === connectionId)
      for (const [, line] of meant) line.cut()
      await Promise.all(meant.map(([line]) => line.close()))
    },
    async closeAll() {
      await Promise.all([...open.keys()].map((line) => line.close()))
    },
  }
}
