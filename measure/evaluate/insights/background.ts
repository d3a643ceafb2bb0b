/** False alarms: how many risks an hour the product's own job finds in meetings without any sale. */
import { systemClock } from '../../../src/clock.ts'
import { createCallReader } from '../../../src/insights/read-calls.ts'
import { createReadingThread } from '../../../src/insights/reading-thread.ts'
import type { RiskType } from '../../../src/records/finding.ts'
import type { Log } from '../../../src/records/ports.ts'
import { loadStore, LOOKER } from '../../bench/search/load-store.ts'
import { withOwnDatabase } from '../../own-database.ts'
import { EVALUATING_USERS } from '../meeting-calls.ts'
import { backgroundCalls } from './background-calls.ts'
import { ofEachType } from './places.ts'
import { rounded } from './score.ts'

export interface FalseAlarms {
  /** Of those that were read. */
  readonly hours: number
  /** Calls that were taken for another language, in which nothing is looked for. */
  readonly passedOver: number
  readonly perHour: Readonly<Record<RiskType, number>>
}

export function falseAlarms(folder: string): Promise<FalseAlarms> {
  const calls = backgroundCalls(folder)
  return withOwnDatabase(async ({ db, pool }) => {
    await loadStore(db, {
      users: EVALUATING_USERS,
      *calls() {
        for (const { call } of calls) yield call
      },
    })
    // As Gong says it of every call.
    await pool.query("update call set language = 'eng'")
    const thread = createReadingThread()
    try {
      const onRead = () => Promise.resolve()
      const reader = createCallReader({ db, clock: systemClock, log: LOUD, thread, onRead })
      const read = await reader.read(LOOKER.organizationId, new AbortController().signal)
      if (read < calls.length) throw new Error(`${calls.length - read} calls were not read.`)
    } finally {
      await thread.close()
    }
    const { rows } = await pool.query<{ type: RiskType; count: string }>(
      `select risk_type as type, count(*) as count from finding
        where kind = 'risk' and origin = 'derived' group by risk_type`,
    )
    const { rows: others } = await pool.query<{ id: string }>(
      'select call_id as id from call_reading where not is_english',
    )
    const passedOver = new Set(others.map(({ id }) => id))
    const hours = calls
      .filter(({ call }) => !passedOver.has(call.callId))
      .reduce((sum, call) => sum + call.hours, 0)
    const counts = new Map(rows.map(({ type, count }) => [type, Number(count)]))
    return {
      hours,
      passedOver: passedOver.size,
      perHour: ofEachType((type) => rounded((counts.get(type) ?? 0) / hours)),
    }
  })
}

const LOUD: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: (fields, message) => void process.stderr.write(`${message} ${JSON.stringify(fields)}\n`),
}
