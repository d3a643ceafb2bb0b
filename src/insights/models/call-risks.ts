/** Looks for risks in calls with a model, and keeps what it finds with the calls, beside what the engine has found. */
import type { Kysely } from 'kysely'
import type { Clock } from '../../records/ports.ts'
import { changeFindings, holdReading, keptFindings } from '../../store/call-readings.ts'
import type { KeptFinding, NewFinding } from '../../store/call-readings.ts'
import type { Tables } from '../../store/tables.ts'
import type { FindRisks } from '../handoffs/by-model.ts'
import { derivedFindings, type Unnumbered } from '../new-findings.ts'
import type { Asking } from './asking.ts'
import { askAll } from './ask-all.ts'
import { withSaid } from './model-risks.ts'
import type { CallToAsk } from './requests.ts'
import type { ModelSettings } from './settings.ts'

export interface CallRisksNeeds {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly settings: ModelSettings
  readonly asking: Asking
}

/** What is found in these is kept before more are asked about. */
const CALLS_AT_ONCE = 3

export function createCallRisks({ db, clock, settings, asking }: CallRisksNeeds): FindRisks {
  return async ({ organizationId, accountId, readings, signal, onProgress }) => {
    const open = await settings.open(organizationId)
    const { model } = open.line
    let hasChanged = false
    for (let done = 0; done < readings.length; done += CALLS_AT_ONCE) {
      const calls = readings.slice(done, done + CALLS_AT_ONCE).map(riskCall)
      await onProgress(done)
      const { risks } = await askAll(asking, open, {
        organizationId,
        purpose: 'risks',
        accountId,
        names: [],
        calls,
        job: { kind: 'risks' },
        signal,
        // It may take a while, and whoever is at it has to be heard of.
        onProgress: () => onProgress(done),
      })
      for (const { call, transcriptHash } of calls) {
        const said = derivedFindings(call, risks.get(call.callId) ?? [], model)
        const isNew = await keep(organizationId, { callId: call.callId, transcriptHash }, said)
        hasChanged ||= isNew
      }
    }
    return { hasChanged }
  }

  /** Answers whether the call has other findings now. Of words that are others meanwhile nothing is kept. */
  async function keep(
    organizationId: string,
    { callId, transcriptHash }: { readonly callId: string; readonly transcriptHash: string },
    said: readonly Unnumbered[],
  ): Promise<boolean> {
    return db.transaction().execute(async (transaction) => {
      const call = { organizationId, callId }
      const held = await holdReading(transaction, call)
      if (held?.hash !== transcriptHash || held.readHash !== transcriptHash) return false
      const kept = await keptFindings(transaction, call)
      const findings = withSaid(callId, kept, said)
      if (areSame(kept, findings)) return false
      await changeFindings(transaction, call, findings, clock.now())
      return true
    })
  }
}

/** A call as it is asked about: nothing that was found in it goes along. */
export function riskCall({
  call,
  transcript,
}: Parameters<FindRisks>[0]['readings'][number]): CallToAsk {
  return { call, transcriptHash: transcript.hash, reading: NOT_READ }
}

const NOT_READ = { isEnglish: true, findings: [], sentiment: undefined } as const

function areSame(kept: readonly KeptFinding[], findings: readonly NewFinding[]): boolean {
  const known = new Map(kept.map(({ row }) => [row.finding_id, toldBy(row)]))
  return (
    kept.length === findings.length &&
    findings.every((one) => known.get(one.finding_id) === toldBy(one))
  )
}

function toldBy({ origin, model = null, severity = null, why, sentences }: NewFinding): string {
  return JSON.stringify([origin, model, severity, why, sentences])
}
