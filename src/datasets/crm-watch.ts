/** Watches whether anything has changed of which CRM texts are made: hashes of all calls of the dataset, nothing readable. */
import type { Call } from '../records/call.ts'
import { forgetSeenCalls, saveSeenCalls, type SeenCall, seenCalls } from '../store/ledger.ts'
import { crmBasis, crmSource } from '../sync/call-hash.ts'
import { isInside, type TimeSpan } from '../sync/coverage.ts'
import type { RunContext } from './run-context.ts'

export interface CrmWatch {
  see(calls: readonly Call[]): void
  /** All calls of the spans have been seen: what was not met there is gone. Saves what has changed. */
  listed(spans: readonly TimeSpan[]): Promise<void>
  /** `listed` has been called. */
  readonly isComplete: boolean
  /** Equal as long as the same texts would come out. */
  basis(): string
}

export async function createCrmWatch(context: RunContext): Promise<CrmWatch> {
  const { db, readFrom } = context
  const known = new Map((await seenCalls(db, context)).map((call) => [call.callId, call]))
  let met = new Map<string, SeenCall>()
  let isComplete = false

  return {
    see(calls) {
      for (const call of calls) {
        const { id: callId, startedAt, isPrivate } = call
        met.set(callId, { callId, startedAt, hash: crmSource(call), isPrivate: isPrivate === true })
      }
    },
    async listed(spans) {
      const gone = [...known.values()].filter(
        ({ callId, startedAt }) =>
          (isInside(startedAt.getTime(), spans) && !met.has(callId)) ||
          (readFrom !== undefined && startedAt < readFrom),
      )
      const changed = [...met.values()].filter((call) => !isSame(known.get(call.callId), call))
      for (const { callId } of gone) known.delete(callId)
      for (const call of changed) known.set(call.callId, call)
      met = new Map()
      isComplete = true
      if (gone.length === 0 && changed.length === 0) return
      await db.transaction().execute(async (transaction) => {
        const goneIds = gone.map((call) => call.callId)
        await forgetSeenCalls(transaction, context, goneIds)
        await saveSeenCalls(transaction, context, changed)
      })
    },
    get isComplete() {
      return isComplete
    },
    basis: () => crmBasis(known.values()),
  }
}

function isSame(before: SeenCall | undefined, call: SeenCall): boolean {
  return (
    before?.hash === call.hash &&
    before.isPrivate === call.isPrivate &&
    before.startedAt.getTime() === call.startedAt.getTime()
  )
}
