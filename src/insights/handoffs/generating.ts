/** Handoffs are filled in: by themselves from all calls, and when somebody asks from those that they may see. */
import { noSuchCall } from '../../accounts/visible-call.ts'
import type { Actor } from '../../records/member.ts'
import type { Period } from '../../records/moment.ts'
import type { Log } from '../../records/ports.ts'
import { Problem } from '../../records/problems.ts'
import type { HandoffField } from '../../records/handoff.ts'
import { beginProgress, updateHandoff } from '../../store/handoffs.ts'
import { type AccountReading, accountReadings, isRead } from '../account-readings.ts'
import { startOf } from '../periods.ts'
import { BY_ENGINE, createByModel, type Model, progressText, withoutModels } from './by-model.ts'
import { note } from './events.ts'
import { fillIn, writtenByEngine } from './filling.ts'
import { PROGRESS_DIES_AFTER_MS } from './handoff-view.ts'
import { changing, keptHandoff } from './keeping.ts'
import { type Lookout, seenHandoff } from './looking.ts'

export interface GenerateRequest {
  readonly level: 'built-in' | 'model'
  readonly period: Period
  /** Only these calls; all of the period where none is named. */
  readonly callIds: readonly string[]
  readonly instruction: string | undefined
  /** Only these fields. */
  readonly fieldKeys: readonly string[]
}

export interface GeneratingNeeds extends Lookout {
  readonly log: Log
  /** Undefined where none can be asked. */
  readonly model: Model | undefined
}

export function createGenerating({ db, clock, log, model }: GeneratingNeeds) {
  const underWay = new Set<Promise<void>>()
  const closing = new AbortController()
  const byModel = createByModel({ db, clock, log, signal: closing.signal })

  async function refreshSuggestions(organizationId: string, accountId: string): Promise<void> {
    const account = { organizationId, accountId }
    // What is read from now on is behind it.
    const now = clock.now()
    // Looked up before others are kept waiting; what has been removed since is left out when it is written.
    const readings = (await accountReadings(db, account, undefined)).filter(isRead)
    const { template } = await keptHandoff(db, account)
    const written = await writtenByEngine(template.fields, readings)
    await changing(db, account, now, (transaction, handoff) => {
      // Those of another template that somebody has just chosen are filled in when it is opened.
      const fields = handoff.template.fields.filter(({ key }) => written.has(key))
      const isSupplement = handoff.row.made_level === 'model'
      const wanted = isSupplement
        ? fields.filter((field) => !handoff.answers.has(field.key))
        : fields
      return fillIn(transaction, handoff, {
        ...BY_ENGINE,
        fields: wanted,
        written,
        readings,
        unseen: undefined,
        isSupplement,
        now,
      })
    })
  }

  /** What the engine writes is kept at once; a model is asked while the answer is on its way. */
  async function generate(
    actor: Actor,
    accountId: string,
    request: GenerateRequest,
  ): Promise<void> {
    const account = { organizationId: actor.organizationId, accountId }
    const asked = request.level === 'model' ? modelOr(model) : undefined
    const seen = await seenHandoff({ db, clock }, actor, accountId)
    const readings = chosen(seen.readings, request, seen.now)
    const fields = fieldsOf(seen.template.fields, request.fieldKeys)
    const { unseen, now } = seen
    const read = readings.filter(isRead)
    const written = await writtenByEngine(fields, read)
    await changing(db, account, now, async (transaction, handoff) => {
      await fillIn(transaction, handoff, {
        ...BY_ENGINE,
        fields: asked === undefined ? fields : withoutModels(fields, handoff),
        written,
        readings: read,
        unseen,
        isSupplement: asked !== undefined && handoff.row.made_level === 'model',
        now,
      })
      if (asked === undefined) {
        await updateHandoff(transaction, account, { failure: null })
        await note(transaction, account, actor, now, { what: 'generated' })
      }
    })
    if (asked === undefined) return
    const progress = progressText(now, 0, fields.length, 'Reading the calls')
    const aliveSince = new Date(now.getTime() - PROGRESS_DIES_AFTER_MS)
    if (!(await beginProgress(db, account, progress, aliveSince))) throw isRunning()
    const task = byModel(
      asked,
      { actor, account, name: seen.stored.name, instruction: request.instruction },
      { fields, readings, unseen },
    )
    underWay.add(task)
    void task.finally(() => underWay.delete(task))
  }

  return {
    refreshSuggestions,
    generate,
    /** When nothing is under way any more. */
    async settled(): Promise<void> {
      await Promise.all(underWay)
    },
    /** Ends what is under way. */
    async close(): Promise<void> {
      closing.abort()
      await Promise.all(underWay)
    },
  }
}

function chosen(
  readings: readonly AccountReading[],
  { period, callIds }: GenerateRequest,
  now: Date,
): readonly AccountReading[] {
  const known = new Set(readings.map(({ callId }) => callId))
  if (callIds.some((callId) => !known.has(callId))) {
    throw noSuchCall(
      'There is no such call with a transcript in this account, or it is not yours to see.',
    )
  }
  const since = startOf(period, now)
  return readings.filter(
    ({ callId, startedAt }) =>
      (since === undefined || startedAt >= since) &&
      (callIds.length === 0 || callIds.includes(callId)),
  )
}

function fieldsOf(
  fields: readonly HandoffField[],
  keys: readonly string[],
): readonly HandoffField[] {
  const unknown = keys.find((key) => !fields.some((field) => field.key === key))
  if (unknown !== undefined) {
    throw new Problem({
      code: 'D-NOT-FOUND',
      message: `This handoff has no field "${unknown}".`,
      fix: 'Look at the handoff: its template names the fields.',
    })
  }
  return keys.length === 0 ? fields : fields.filter(({ key }) => keys.includes(key))
}

function modelOr(model: Model | undefined): Model {
  if (model !== undefined) return model
  throw new Problem({
    code: 'D-CONFLICT',
    message: 'No model may be asked here.',
    fix: 'Generate with the built-in engine, or ask an admin to choose a model under Settings → AI.',
  })
}

function isRunning(): Problem {
  return new Problem({
    code: 'D-RUNNING',
    message: 'This handoff is being generated just now.',
    fix: 'Wait until it is done.',
  })
}
