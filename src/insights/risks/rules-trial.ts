/** Rules that are tried before they hold: on a text, and on the calls of the last days. */
import type { Kysely } from 'kysely'
import { lookerOf } from '../../accounts/visible-call.ts'
import { voicesOf } from '../../accounts/voices.ts'
import { DAY_MS } from '../../records/days.ts'
import type { Evidence } from '../../records/evidence.ts'
import type { RiskType } from '../../records/finding.ts'
import type { Actor } from '../../records/member.ts'
import type { Clock } from '../../records/ports.ts'
import type { RiskRulesTest } from '../../records/risk.ts'
import { partiesOfCalls } from '../../store/call-parts.ts'
import { listVisibleCalls, type StoredCall } from '../../store/calls.ts'
import type { Tables } from '../../store/tables.ts'
import { findTranscript } from '../../store/transcripts.ts'
import { callToRead } from '../call-to-read.ts'
import type { CallToRead } from '../engine/engine.ts'
import { evidenceIn } from '../evidence-view.ts'
import { derivedFindings, trackerFindings } from '../new-findings.ts'
import type { ReadingThread } from '../reading-thread.ts'
import { readingRules, type Rules, rulesOf } from '../rules.ts'

export interface RulesTrialNeeds {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly thread: ReadingThread
}

const MOST_CALLS = 2_000
/** Whoever tries rules waits for it: what is not read by then is not counted. */
const LONGEST_MS = 20_000
const MOST_SHOWN = 100

export function createRulesTrial(needs: RulesTrialNeeds) {
  return async (
    actor: Actor,
    tried: Rules,
    { text, days }: { readonly text: string; readonly days: number },
  ): Promise<RiskRulesTest> => ({
    sentences: text.trim() === '' ? [] : await tryText(needs, tried, text),
    backTest: days === 0 ? null : await tryCalls(needs, actor, tried, days),
  })
}

const SPEAKER = 'customer'

/** As if a customer had said it. */
async function tryText(
  { thread, clock }: RulesTrialNeeds,
  tried: Rules,
  text: string,
): Promise<RiskRulesTest['sentences']> {
  const segments = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)
  const texts = [...segments].map(({ segment }) => segment.trim()).filter((one) => one !== '')
  const call: CallToRead = {
    callId: 'tried',
    title: '',
    type: null,
    startedAt: clock.now(),
    language: 'en',
    sentences: texts.map((one, n) => ({
      text: one,
      speakerId: SPEAKER,
      startMs: n * 4_000,
      endMs: (n + 1) * 4_000,
    })),
    people: [{ speakerId: SPEAKER, name: 'Customer', title: undefined, side: 'customer' }],
  }
  const { findings } = await thread.read(call, readingRules(tried, tried.learned))
  const risks = findings.filter(({ kind }) => kind === 'risk')
  return texts.map((one, n) => {
    const risk = risks.find(({ sentences }) => sentences.includes(n))
    return {
      text: one,
      type: risk?.riskType ?? null,
      confidence: risk?.confidence ?? 0,
      why: risk?.why ?? 'Nothing speaks for a risk.',
    }
  })
}

type Found = Evidence & { readonly type: RiskType }

async function tryCalls(
  needs: RulesTrialNeeds,
  actor: Actor,
  tried: Rules,
  days: number,
): Promise<RiskRulesTest['backTest']> {
  const { db, clock } = needs
  const { organizationId } = actor
  const held = await rulesOf(db, organizationId)
  const calls = await callsOfDays(needs, actor, days)
  const end = clock.now().getTime() + LONGEST_MS
  const added: Found[] = []
  const removed: Found[] = []
  let now = 0
  let then = 0
  let read = 0
  for (const call of calls) {
    if (clock.now().getTime() > end) break
    const both = await readBoth(needs, organizationId, call, { held, tried })
    if (both === undefined) continue
    read += 1
    now += both.before.length
    then += both.after.length
    added.push(...both.after.filter((one) => !both.before.some((other) => isSame(one, other))))
    removed.push(...both.before.filter((one) => !both.after.some((other) => isSame(one, other))))
  }
  const shown = { added: added.slice(0, MOST_SHOWN), removed: removed.slice(0, MOST_SHOWN) }
  // oxlint-disable-next-line unicorn/no-thenable -- a number, which nothing awaits
  return { days, calls: read, now, then, ...shown }
}

/** The newest first. */
async function callsOfDays(
  { db, clock }: RulesTrialNeeds,
  actor: Actor,
  days: number,
): Promise<readonly StoredCall[]> {
  const from = new Date(clock.now().getTime() - days * DAY_MS)
  const all = { query: undefined, type: undefined, accountId: undefined, to: undefined }
  const page = { limit: MOST_CALLS, after: undefined }
  const calls = await listVisibleCalls(db, lookerOf(actor, clock), { ...all, from }, page)
  return calls.filter((call) => call.transcript_state === 'here')
}

async function readBoth(
  { db, thread }: RulesTrialNeeds,
  organizationId: string,
  row: StoredCall,
  { held, tried }: { readonly held: Rules; readonly tried: Rules },
): Promise<{ readonly before: readonly Found[]; readonly after: readonly Found[] } | undefined> {
  const callId = row.call_id
  const [transcript, parties] = await Promise.all([
    findTranscript(db, organizationId, callId),
    partiesOfCalls(db, { organizationId, callIds: [callId] }),
  ])
  if (transcript === undefined) return undefined
  const voices = voicesOf(parties, transcript.turn_speakers)
  const call = callToRead(row, transcript, parties, voices)
  const title = row.title ?? 'Untitled call'
  const spoken = { title, startedAt: row.started_at, url: row.url, transcript, voices }
  const read = async (rules: Rules): Promise<readonly Found[]> => {
    const { findings } = await thread.read(call, readingRules(rules, rules.learned))
    const derived = derivedFindings(call, findings)
    const heard = trackerFindings(call, row.details, rules.trackers, derived)
    return [...derived, ...heard].flatMap(({ risk_type: type, sentences }) => {
      const evidence = type ? evidenceIn(spoken, sentences) : undefined
      return type && evidence ? [{ ...evidence, type }] : []
    })
  }
  return { before: await read(held), after: await read(tried) }
}

function isSame(one: Found, other: Found): boolean {
  return one.type === other.type && one.quote === other.quote && one.startMs === other.startMs
}
