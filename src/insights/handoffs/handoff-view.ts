/** A handoff as one reader sees it. Pure. */
import { z } from 'zod'
import { DAY_MS, dayOf } from '../../records/days.ts'
import {
  type Handoff,
  handoff as shape,
  type HandoffAnswer,
  type HandoffProgress,
} from '../../records/handoff.ts'
import type { StoredHandoff } from '../../store/handoffs.ts'
import { isRead } from '../account-readings.ts'
import { answerView } from './answer-view.ts'
import type { Seen } from './looking.ts'

/** There is time to ask the seller, and to hear a call again. */
const DUE_BEFORE_KICKOFF_MS = 7 * DAY_MS
/** Whoever generates says so at least this often; later, its process has died. */
export const PROGRESS_DIES_AFTER_MS = 5 * 60_000

export function handoffView(seen: Seen): Handoff {
  const { stored, row, template } = seen
  const answers = template.fields.map((field) => answerView(seen, field))
  const dueOn = dueOf(row?.due_on ?? null, stored.kickoff_on)
  const state = row?.state ?? 'draft'
  const isPersons = row?.changed_by != null
  return {
    accountId: stored.account_id,
    accountName: stored.name,
    templateId: template.templateId,
    templateName: template.name,
    state,
    dueOn,
    isLate: isLate(dueOn, state, seen.now),
    answers,
    counts: {
      ...countsOf(answers.map((answer) => answer.state)),
      contradictions: answers.flatMap(({ contradictions }) => contradictions).length,
    },
    missing: missingIn(seen, answers),
    made: madeOf(seen),
    newerCalls: newerCalls(seen),
    unreadCalls: seen.readings.filter((reading) => !isRead(reading)).length,
    ...progressView(row, seen.now),
    reason: state === 'returned' ? (row?.reason ?? null) : null,
    from: sellerOf(seen),
    to:
      stored.owner_id === null
        ? null
        : { memberId: stored.owner_id, name: stored.owner_name ?? 'Unknown' },
    changedBy: row?.changed_by ?? null,
    changedAt: isPersons ? (row?.changed_at.toISOString() ?? null) : null,
  }
}

/** A day of its own, else a week before the kickoff. */
export function dueOf(dueOn: string | null, kickoffOn: string | null): string | null {
  if (dueOn !== null || kickoffOn === null) return dueOn
  const dueMs = Date.parse(`${kickoffOn}T00:00:00Z`) - DUE_BEFORE_KICKOFF_MS
  return dayOf(dueMs)
}

export function isLate(dueOn: string | null, state: Handoff['state'], now: Date): boolean {
  return dueOn !== null && state !== 'accepted' && dueOn < dayOf(now.getTime())
}

export function countsOf(
  states: readonly HandoffAnswer['state'][],
): Omit<Handoff['counts'], 'contradictions'> {
  const count = (state: HandoffAnswer['state']): number =>
    states.filter((one) => one === state).length
  return {
    empty: count('empty'),
    suggested: count('suggested'),
    edited: count('edited'),
    confirmed: count('confirmed'),
  }
}

const progress = z.object({
  at: z.iso.datetime(),
  done: z.number(),
  total: z.number(),
  words: z.string(),
})

/** No progress where whoever was at it has not been heard of for a while. */
export function progressView(
  row: StoredHandoff | undefined,
  now: Date,
): Omit<HandoffProgress, 'unreadCalls'> {
  const failure = shape.shape.failure.safeParse(row?.failure ?? null).data ?? null
  const found = progress.safeParse(row?.progress)
  if (!found.success) return { progress: null, failure }
  const { at, ...step } = found.data
  const isDead = now.getTime() - Date.parse(at) > PROGRESS_DIES_AFTER_MS
  return { progress: isDead ? null : step, failure }
}

const GOALS = ['goals', 'success_criteria']

/** What is asked of a template that asks for it: of one without goals, none are missing. */
function missingIn(seen: Seen, answers: readonly HandoffAnswer[]): readonly string[] {
  const goals = answers
    .filter(({ key, state }) => GOALS.includes(key) && state === 'empty')
    .map(({ question }) => `${question}: nothing is answered yet.`)
  const open = answers
    .flatMap(({ contradictions }) => contradictions)
    .map(({ text }) => `Say which call is right: ${text}`)
  const risks = seen.risks
    .filter(({ severity, mark }) => severity === 'high' && (mark?.owner_id ?? null) === null)
    .map(({ places }) => `A high risk has no owner: “${places.at(-1)?.quote ?? ''}”`)
  return [...goals, ...open, ...risks]
}

function madeOf({ row, readings }: Seen): Handoff['made'] {
  if (row === undefined || row.made_at === null || row.made_level === null) return null
  const from = new Set(row.made_from)
  const calls = readings.filter(({ callId }) => from.has(callId))
  if (calls.length === 0) return null
  return {
    at: row.made_at.toISOString(),
    level: row.made_level,
    model: row.made_model,
    calls: calls.length,
    talkedSec: calls.reduce((sec, { durationSec }) => sec + durationSec, 0),
    dropped: row.dropped,
  }
}

/** Read ones: those that were left out on purpose are older, or were there already. */
function newerCalls({ row, readings }: Seen): number {
  if (row === undefined || row.made_at === null) return 0
  const madeMs = row.made_at.getTime()
  const from = new Set(row.made_from)
  const lastMs = Math.max(
    0,
    ...readings
      .filter(({ callId }) => from.has(callId))
      .map(({ startedAt }) => startedAt.getTime()),
  )
  return readings
    .filter(isRead)
    .filter(
      ({ callId, startedAt, linkedAt }) =>
        !from.has(callId) && (startedAt.getTime() > lastMs || linkedAt.getTime() > madeMs),
    ).length
}

/** The one of ours who said most in the calls. */
function sellerOf({ readings }: Seen): string | null {
  const talked = new Map<string, number>()
  for (const { call } of readings) {
    const names = new Map(call.people.map((voice) => [voice.speakerId, voice]))
    for (const { speakerId, startMs, endMs } of call.sentences) {
      const voice = names.get(speakerId)
      if (voice?.side !== 'vendor') continue
      talked.set(voice.name, (talked.get(voice.name) ?? 0) + endMs - startMs)
    }
  }
  const [most] = [...talked].toSorted(([, a], [, b]) => b - a)
  return most?.[0] ?? null
}
