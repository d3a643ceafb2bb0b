/** Answers a question from what was said in the calls that somebody may see. */
import type { Kysely } from 'kysely'
import { lookerOf } from '../../accounts/visible-call.ts'
import { noSuchAccount } from '../../accounts/no-such-account.ts'
import type { CallsAnswer } from '../../records/ai.ts'
import type { Evidence, StoredEvidence } from '../../records/evidence.ts'
import type { Actor } from '../../records/member.ts'
import type { Period } from '../../records/moment.ts'
import type { Clock } from '../../records/ports.ts'
import { Problem } from '../../records/problems.ts'
import type { Search } from '../../search/search.ts'
import { findAccount } from '../../store/accounts.ts'
import { countReadable, readableCallsNamed } from '../../store/readable-calls.ts'
import type { Tables } from '../../store/tables.ts'
import { type AccountReading, accountReadings, readingsOf } from '../account-readings.ts'
import { answerField } from '../engine/answer-field.ts'
import { evidenceAt } from '../evidence-check.ts'
import { shownEvidence } from '../evidence-view.ts'
import type { Asking } from './asking.ts'
import { findEvidence } from './find-evidence.ts'
import { REPLY_SYSTEM, replyPrompt } from './prompts.ts'
import { joined, provenSentences, type ProvenText } from './read-answers.ts'
import type { ModelRequest } from './requests.ts'
import type { ModelSettings } from './settings.ts'
import { readJson, SHAPES } from './shapes.ts'

export interface QuestionNeeds {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly search: Pick<Search, 'search'>
  readonly settings: ModelSettings
  readonly asking: Asking
}

export interface CallsQuestion {
  readonly question: string
  readonly accountId: string | undefined
  readonly period: Period
}

/** A place that may answer, with the call that it is in. */
interface Place {
  readonly stored: StoredEvidence
  readonly reading: AccountReading
  readonly score: number
}

const PERIOD_DAYS = { week: 7, month: 31, quarter: 92, year: 366, all: Infinity } as const
const DAY_MS = 24 * 60 * 60_000
const MOST_EVIDENCE = 10
/** Hits that hold so much less of the question than the best one are no evidence. */
const LEAST_OF_BEST = 0.5

export function createAnswering(needs: QuestionNeeds) {
  const { db, clock, search, settings } = needs

  return async function answer(actor: Actor, request: CallsQuestion): Promise<CallsAnswer> {
    const { organizationId } = actor
    const { question, accountId, period } = request
    const looker = lookerOf(actor, clock)
    const days = PERIOD_DAYS[period]
    const since = days === Infinity ? undefined : new Date(looker.now.getTime() - days * DAY_MS)
    const account =
      accountId === undefined ? undefined : await findAccount(db, organizationId, accountId)
    if (accountId !== undefined && account === undefined) throw noSuchAccount()
    const readings =
      accountId === undefined
        ? []
        : await accountReadings(db, { organizationId, accountId }, looker)
    const engine = engineAnswers(readings, question, since)
    const found = await findEvidence(search, actor, question, { accountId, since })
    const calls = await countReadable(db, looker, { accountId, since })
    const best = Math.max(0, ...found.hits.map(({ share }) => share))
    const likely = found.hits.filter(({ share }) => share >= LEAST_OF_BEST * best)
    const named = await readableCallsNamed(db, looker, [
      ...new Set(likely.map(({ hit }) => hit.callId)),
    ])
    const spoken = await readingsOf(db, { organizationId }, named)
    const byCall = new Map(spoken.map((reading) => [reading.callId, reading]))
    const hits = likely.flatMap(({ hit, share }): Place[] => {
      const reading = byCall.get(hit.callId)
      const stored = reading && evidenceAt(reading.transcript, [hit.sentence])
      return reading && stored ? [{ stored, reading, score: share }] : []
    })
    const places = withoutRepeats([...engine, ...hits])
    const isFound = engine.length > 0 || found.isEnough
    const builtIn: CallsAnswer = {
      question,
      isFound,
      level: 'built-in',
      model: null,
      sentences: [],
      evidence: isFound ? shown(places.slice(0, MOST_EVIDENCE)) : [],
      calls,
      notes: [],
    }
    if (places.length === 0 || (await settings.isOff(organizationId))) return builtIn
    try {
      const names = account === undefined ? [] : [account.name]
      return { ...builtIn, ...(await askTheModel(needs, actor, request, places, names)) }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const note = `${error.message} ${error.fix} These are the places that the built-in search found.`
      return { ...builtIn, notes: [note] }
    }
  }
}

/** Empty where the engine does not know. */
function engineAnswers(
  readings: readonly AccountReading[],
  question: string,
  since: Date | undefined,
): readonly Place[] {
  const asked = readings.filter(({ startedAt }) => since === undefined || startedAt >= since)
  const byCall = new Map(asked.map((reading) => [reading.callId, reading]))
  return answerField({ question, kinds: [] }, asked).flatMap(({ evidence }) =>
    evidence.flatMap(({ callId, sentences }): Place[] => {
      const reading = byCall.get(callId)
      const stored = reading && evidenceAt(reading.transcript, sentences)
      return reading && stored ? [{ stored, reading, score: 1 }] : []
    }),
  )
}

function withoutRepeats(places: readonly Place[]): readonly Place[] {
  return places.filter(
    ({ stored }, n) =>
      !places
        .slice(0, n)
        .some(
          (other) =>
            other.stored.callId === stored.callId &&
            stored.sentences.every((one) => other.stored.sentences.includes(one)),
        ),
  )
}

function shown(places: readonly Place[]): CallsAnswer['evidence'] {
  return places.flatMap((place) =>
    evidenceOf(place).map((one) => ({ ...one, score: Math.round(place.score * 1e3) / 1e3 })),
  )
}

/** None where the words are not in the call any more. */
function evidenceOf({ stored, reading }: Place): readonly Evidence[] {
  const evidence = shownEvidence(stored, reading)
  return evidence === undefined ? [] : [evidence]
}

/** Sentences around a place that a model reads with it, and places that it reads at most. */
const AROUND = 3
const MOST_PLACES = 20

async function askTheModel(
  { settings, asking }: QuestionNeeds,
  { organizationId }: Actor,
  { question, accountId }: CallsQuestion,
  places: readonly Place[],
  names: readonly string[],
): Promise<Partial<CallsAnswer>> {
  const open = await settings.open(organizationId)
  const read = places.slice(0, MOST_PLACES)
  const readings = [...new Map(read.map(({ reading }) => [reading.callId, reading])).values()]
  const labels = new Map(readings.map(({ callId }, n) => [callId, String(n + 1)]))
  const request: ModelRequest = {
    id: 'question',
    callIds: readings.map(({ callId }) => callId),
    fields: ['transcript'],
    system: REPLY_SYSTEM,
    prompt: replyPrompt(
      question,
      readings.flatMap((reading) =>
        excerptsOf(reading, read).map(({ from, to }) => ({
          call: reading.call,
          label: labels.get(reading.callId) ?? '',
          from,
          to,
          notes: [],
        })),
      ),
    ),
    shape: 'reply',
    schema: SHAPES.reply.strict,
  }
  const { text, requestId } = await asking.ask(open, request, {
    organizationId,
    purpose: 'question',
    accountId: accountId ?? null,
    hashes: new Map(readings.map(({ callId, transcript }) => [callId, transcript.hash])),
  })
  const { sentences: entries } = readJson(text, SHAPES.reply.loose)
  const { items, dropped } = provenSentences(entries, {
    calls: new Map(
      readings.map(({ callId, call, transcript }) => [
        labels.get(callId) ?? '',
        { call, transcriptHash: transcript.hash },
      ]),
    ),
    names,
    questions: [question],
  })
  await asking.noteDropped(organizationId, requestId, dropped)
  const sentences = joined(items)
  const byCall = new Map(readings.map((reading) => [reading.callId, reading]))
  const cited = withoutRepeats(sentences.flatMap((sentence) => placesOf(sentence, byCall)))
  return {
    isFound: sentences.length > 0,
    level: 'model',
    model: open.line.model,
    sentences: sentences.map((sentence) => ({
      text: sentence.text,
      evidence: placesOf(sentence, byCall).flatMap(evidenceOf),
    })),
    evidence: shown(cited),
    notes: dropped === 0 ? [] : [droppedNote(dropped)],
  }
}

function placesOf(
  { evidence }: ProvenText,
  byCall: ReadonlyMap<string, AccountReading>,
): readonly Place[] {
  return evidence.flatMap((stored): Place[] => {
    const reading = byCall.get(stored.callId)
    return reading === undefined ? [] : [{ stored, reading, score: 1 }]
  })
}

function droppedNote(dropped: number): string {
  return dropped === 1
    ? 'One sentence of the model was left out: the calls do not prove it.'
    : `${dropped} sentences of the model were left out: the calls do not prove them.`
}

/** Stretches of a call around its places, those that touch as one. */
function excerptsOf(
  { callId, transcript }: AccountReading,
  places: readonly Place[],
): readonly { readonly from: number; readonly to: number }[] {
  const spans = places
    .filter(({ stored }) => stored.callId === callId)
    .map(({ stored: { sentences } }) => ({
      from: Math.max(0, Math.min(...sentences) - AROUND),
      to: Math.min(transcript.texts.length, Math.max(...sentences) + AROUND + 1),
    }))
    .toSorted((a, b) => a.from - b.from)
  const merged: { from: number; to: number }[] = []
  for (const span of spans) {
    const last = merged.at(-1)
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else merged.push({ ...span })
  }
  return merged
}
