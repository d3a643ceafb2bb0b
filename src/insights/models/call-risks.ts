/** Looks for risks in calls with a model, and keeps what it finds with the calls, beside what the engine has found. */
import type { Kysely } from 'kysely'
import { lookerOf } from '../../accounts/visible-call.ts'
import type { Actor } from '../../records/member.ts'
import type { Clock } from '../../records/ports.ts'
import { changeFindings, holdReading, keptFindings } from '../../store/call-readings.ts'
import type { KeptFinding, NewFinding } from '../../store/call-readings.ts'
import { readableCallsNamed } from '../../store/readable-calls.ts'
import type { Tables } from '../../store/tables.ts'
import { type AccountReading, isRead, readingsOf } from '../account-readings.ts'
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
  return async ({ actor, accountId, readings, signal, onProgress, onFound }) => {
    const { organizationId } = actor
    for (let done = 0; done < readings.length; done += CALLS_AT_ONCE) {
      signal.throwIfAborted()
      await onProgress()
      // It may take long: what an admin has changed meanwhile counts, and so does what Gong shows.
      const open = await settings.open(organizationId)
      const now = await asTheyAreNow(actor, readings.slice(done, done + CALLS_AT_ONCE))
      const { risks } = await askAll(asking, open, {
        organizationId,
        purpose: 'risks',
        accountId,
        names: [],
        calls: now.map(riskCall),
        job: { kind: 'risks' },
        signal,
        onProgress,
      })
      for (const reading of now) {
        const said = derivedFindings(reading.call, risks.get(reading.callId) ?? [], open.line.model)
        if (await keep(organizationId, reading, said)) onFound()
      }
    }
  }

  /** Those of them that the actor may still see, in the same words. */
  async function asTheyAreNow(
    actor: Actor,
    readings: readonly AccountReading[],
  ): Promise<readonly AccountReading[]> {
    const callIds = readings.map(({ callId }) => callId)
    const hashes = new Set(readings.map(({ transcript }) => transcript.hash))
    const calls = await readableCallsNamed(db, lookerOf(actor, clock), callIds)
    const now = await readingsOf(db, { organizationId: actor.organizationId }, calls)
    return now.filter(isRead).filter(({ transcript }) => hashes.has(transcript.hash))
  }

  /** Answers whether the call has other findings now. Where its words or people are others meanwhile nothing is kept. */
  async function keep(
    organizationId: string,
    { callId, transcript, readBy }: AccountReading,
    said: readonly Unnumbered[],
  ): Promise<boolean> {
    return db.transaction().execute(async (transaction) => {
      const call = { organizationId, callId }
      const held = await holdReading(transaction, call)
      if (held?.hash !== transcript.hash || held.readHash !== transcript.hash) return false
      if (held.reader !== readBy) return false
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
