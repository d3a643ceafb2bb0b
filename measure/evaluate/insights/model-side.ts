/**
 * What a model would add, without one: every request goes into a file, and answers that somebody has put beside are read
 * back, held against the calls as the product does it, and added to what the product has found.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { readCall } from '../../../src/insights/engine/read-call.ts'
import { joinRisks } from '../../../src/insights/models/model-risks.ts'
import {
  type CallToAsk,
  type Job,
  type ModelRequest,
  requestsFor,
  takeAnswers,
  type TakenAnswers,
} from '../../../src/insights/models/requests.ts'
import { transcriptHash } from '../../../src/records/transcript.ts'
import type { AccountFile } from './account-files.ts'
import { callToRead, rulesFor } from './calls-to-read.ts'
import type { Findings, FoundAnswer, FoundRisk } from './places.ts'
import { keyOf, placesIn } from './product-findings.ts'

const MODEL = 'answers from files'

interface AskedAccount {
  readonly account: AccountFile
  readonly calls: readonly CallToAsk[]
  readonly jobs: readonly Job[]
}

export async function writeRequests(
  accounts: readonly AccountFile[],
  out: string,
): Promise<number> {
  await mkdir(out, { recursive: true })
  const requests = askedOf(accounts).flatMap(({ calls, jobs }) =>
    jobs.flatMap((job) => requestsFor(calls, job)),
  )
  for (const { id, system, prompt, schema } of requests) {
    const text = JSON.stringify({ id, system, prompt, schema }, null, 2)
    await writeFile(join(out, `${id}.json`), `${text}\n`)
  }
  return requests.length
}

/** `base`: what the product has found; a model takes no risk away, and its answers stand in place of the engine's. */
export async function withModel(
  accounts: readonly AccountFile[],
  base: Findings,
  answers: string,
): Promise<{ readonly findings: Findings; readonly notes: readonly string[] }> {
  let findings = base
  const unread: string[] = []
  let dropped = 0
  for (const { account, calls, jobs } of askedOf(accounts)) {
    for (const job of jobs) {
      const given = await givenFor(requestsFor(calls, job), answers)
      const taken = takeAnswers(calls, job, given, { model: MODEL, names: [account.account.name] })
      unread.push(...taken.unread)
      dropped += taken.dropped
      findings =
        job.kind === 'risks'
          ? { ...findings, risks: withRisks(findings.risks, account, taken) }
          : { ...findings, handoff: withAnswers(findings.handoff, account, taken) }
    }
  }
  const notes = [
    `Of a model: ${dropped} sentences or risks were left out, since the calls do not prove them.`,
    ...(unread.length === 0 ? [] : [`Without an answer that can be read: ${unread.join(', ')}.`]),
  ]
  return { findings, notes }
}

function askedOf(accounts: readonly AccountFile[]): readonly AskedAccount[] {
  const rules = rulesFor(accounts)
  return accounts.map((account) => {
    const fields = account.handoff.map(({ question }, n) => ({
      key: keyOf(n),
      question,
      kinds: [],
    }))
    const answers: Job = { kind: 'answers', fields, instruction: undefined }
    return {
      account,
      calls: account.calls
        .toSorted((a, b) => Date.parse(a.started) - Date.parse(b.started))
        .map((one): CallToAsk => {
          const call = callToRead(one)
          return { call, reading: readCall(call, rules), transcriptHash: hashOf(call.callId) }
        }),
      jobs: [{ kind: 'risks' }, ...(fields.length > 0 ? [answers] : [])],
    }
  })
}

/** Nothing is compared by it here. */
function hashOf(callId: string): string {
  return transcriptHash({ callId, turns: [] })
}

async function givenFor(
  requests: readonly ModelRequest[],
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  const texts = await Promise.all(
    requests.map(async ({ id }) => {
      const text = await readFile(join(folder, `${id}.json`), 'utf8').catch(() => undefined)
      return text === undefined ? [] : [[id, answerIn(text)] as const]
    }),
  )
  return new Map(texts.flat())
}

/** A file holds the answer itself, or an object with its text. */
function answerIn(text: string): string {
  try {
    const read = z.object({ text: z.string() }).safeParse(JSON.parse(text))
    return read.success ? read.data.text : text
  } catch {
    // Models write all sorts of things around their JSON.
    return text
  }
}

function withRisks(
  found: readonly FoundRisk[],
  { calls }: AccountFile,
  { risks }: TakenAnswers,
): readonly FoundRisk[] {
  const placeOf = placesIn(calls)
  const ids = new Set(calls.map(({ id }) => id))
  const joined = calls.flatMap(({ id: callId }) => {
    const own = found.filter((one) => one.callId === callId)
    const said = (risks.get(callId) ?? []).flatMap((finding): readonly FoundRisk[] => {
      const { riskType: type, severity = 'medium', sentences, confidence } = finding
      if (type === undefined) return []
      return [{ type, severity, confidence, ...placeOf({ callId, sentences }) }]
    })
    const { added } = joinRisks(own.map(placed), said.map(placed))
    return [...own, ...added.map(({ risk }) => risk)].toSorted(
      (a, b) => (a.sentences[0] ?? 0) - (b.sentences[0] ?? 0),
    )
  })
  return [...found.filter(({ callId }) => !ids.has(callId)), ...joined]
}

function placed(risk: FoundRisk) {
  return { riskType: risk.type, sentences: risk.sentences, risk }
}

function withAnswers(
  found: readonly FoundAnswer[],
  { slug, calls, handoff }: AccountFile,
  { answers }: TakenAnswers,
): readonly FoundAnswer[] {
  const placeOf = placesIn(calls)
  return found.map((one) => {
    const n = handoff.findIndex(({ question }) => question === one.question)
    const sentences = one.account === slug ? answers.get(keyOf(n)) : undefined
    if (sentences === undefined) return one
    return {
      ...one,
      answer: sentences.map(({ text }) => text).join('\n'),
      evidence: sentences.flatMap(({ evidence }) => evidence.map(placeOf)),
    }
  })
}
