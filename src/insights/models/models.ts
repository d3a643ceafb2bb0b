/** The door to models outside: which one may be asked, what was asked, and what came back proven. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { lookerOf } from '../../accounts/visible-call.ts'
import type {
  AiChange,
  AiPreview,
  AiRequest,
  AiSettings,
  AiTest,
  CallsAnswer,
} from '../../records/ai.ts'
import { cutPage, readCursor } from '../../records/list-cursor.ts'
import type { Actor } from '../../records/member.ts'
import type { Clock, Sealer } from '../../records/ports.ts'
import { Problem } from '../../records/problems.ts'
import type { Search } from '../../search/search.ts'
import { listAiRequests } from '../../store/ai-requests.ts'
import { detailsOfCalls } from '../../store/call-parts.ts'
import type { Tables } from '../../store/tables.ts'
import { type AccountReading, isRead } from '../account-readings.ts'
import type { FindRisks, WriteAnswers } from '../handoffs/by-model.ts'
import { seenHandoff } from '../handoffs/looking.ts'
import { type CallsQuestion, createAnswering } from './answer-question.ts'
import { createAsking } from './asking.ts'
import { askAll } from './ask-all.ts'
import { createCallRisks, riskCall } from './call-risks.ts'
import { tokensOf } from './chunks.ts'
import { TEST_PROMPT, TEST_SYSTEM } from './prompts.ts'
import { type CallToAsk, type ModelRequest, requestsFor } from './requests.ts'
import { createModelSettings, type ModelEnvironment } from './settings.ts'
import { SHAPES } from './shapes.ts'

export interface ModelsNeeds {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly sealer: Sealer
  readonly search: Pick<Search, 'search'>
  /** Undefined where the operator leaves it to the admins. */
  readonly environment: ModelEnvironment | undefined
  /** For one request, its answer included; a minute unless given. */
  readonly timeoutMs?: number
}

interface PageRequest {
  readonly limit: number
  readonly cursor: string | undefined
}

export interface Models {
  readonly ai: {
    settings(actor: Actor): Promise<AiSettings>
    change(actor: Actor, change: AiChange): Promise<AiSettings>
    test(actor: Actor): Promise<AiTest>
    preview(actor: Actor, accountId: string): Promise<AiPreview>
    requests(
      actor: Actor,
      page: PageRequest,
    ): Promise<{
      readonly data: readonly AiRequest[]
      readonly nextCursor: string | null
      readonly hasMore: boolean
    }>
    ask(actor: Actor, request: CallsQuestion): Promise<CallsAnswer>
  }
  /** Fills in a handoff; throws a D-AI problem where that does not work. */
  readonly writeAnswers: WriteAnswers
  /** Finds risks in calls, and keeps them there; throws a D-AI problem where that does not work. */
  readonly findRisks: FindRisks
  isOff(organizationId: string): Promise<boolean>
}

const TIMEOUT_MS = 60_000

export function createModels(needs: ModelsNeeds): Models {
  const { db, clock, timeoutMs = TIMEOUT_MS } = needs
  const settings = createModelSettings({ ...needs, timeoutMs })
  const asking = createAsking({ db, clock })
  const answer = createAnswering({ ...needs, settings, asking })

  return {
    isOff: (organizationId) => settings.isOff(organizationId),

    ai: {
      settings: (actor) => settings.show(actor),
      change: (actor, change) => settings.change(actor, change),
      ask: (actor, request) => answer(actor, request),

      async test({ organizationId }) {
        const start = performance.now()
        const took = (): number => Math.round(performance.now() - start)
        try {
          const open = await settings.open(organizationId)
          await asking.askNow(open, TEST, { ...NO_CALLS, organizationId, purpose: 'test' })
          const message = `${open.line.model} at ${open.line.baseUrl.host} answers.`
          return { isFine: true, message, fix: null, tookMs: took() }
        } catch (error) {
          if (!(error instanceof Problem)) throw error
          return { isFine: false, message: error.message, fix: error.fix, tookMs: took() }
        }
      },

      async preview(actor, accountId) {
        const { readings, template } = await seenHandoff({ db, clock }, actor, accountId)
        const calls = await callsToAsk(db, actor.organizationId, readings)
        const job = { kind: 'answers', fields: template.fields, instruction: undefined } as const
        const requests = [
          ...requestsFor(calls, job),
          ...requestsFor(readings.filter(isRead).map(riskCall), { kind: 'risks' }),
        ]
        return {
          purpose: 'handoff',
          requests: requests.map(({ shape, callIds, system, prompt }) => ({
            lookedFor: shape === 'risks' ? 'risks' : 'answers',
            callIds,
            system,
            prompt,
            tokens: tokensOf(system + prompt),
          })),
        }
      },

      async requests(actor, { limit, cursor }) {
        const [at, requestId] = cursor === undefined ? [] : readCursor(cursor, place)
        const after =
          at === undefined || requestId === undefined ? undefined : { at: new Date(at), requestId }
        const looker = lookerOf(actor, clock)
        const rows = await listAiRequests(db, looker, {
          limit: limit + 1,
          after,
          // Only admins learn how many calls there are beyond those that they see.
          mayCount: actor.role === 'admin',
        })
        return cutPage(rows, limit, {
          place: (row) => [row.at.toISOString(), row.request_id],
          item: (row): AiRequest => ({
            requestId: row.request_id,
            at: row.at.toISOString(),
            purpose: row.purpose,
            accountId: row.account_id,
            model: row.model,
            callIds: row.call_ids,
            fields: row.fields,
            tokensIn: row.tokens_in,
            tokensOut: row.tokens_out,
            wasCached: row.was_cached,
            result: row.result,
            dropped: row.dropped,
          }),
        })
      },
    },

    async writeAnswers({ actor, account, fields, readings, instruction, onProgress, signal }) {
      const { organizationId } = actor
      const open = await settings.open(organizationId)
      const calls = await callsToAsk(db, organizationId, readings)
      const taken = await askAll(asking, open, {
        organizationId,
        purpose: 'handoff',
        accountId: account.accountId,
        names: [account.name],
        calls,
        job: { kind: 'answers', fields, instruction },
        signal,
        onProgress: (done, total) =>
          onProgress({
            done: Math.floor((fields.length * done) / total),
            words: 'The model reads the calls',
          }),
      })
      // A field that the model found nothing for keeps what the built-in engine found.
      const answers = new Map([...taken.answers].filter(([, sentences]) => sentences.length > 0))
      return { answers, model: open.line.model, dropped: taken.dropped }
    },

    findRisks: createCallRisks({ db, clock, settings, asking }),
  }
}

const place = z.tuple([z.iso.datetime(), z.string()])
const NO_CALLS = { accountId: null, hashes: new Map<string, string>() } as const

const TEST: ModelRequest = {
  id: 'test',
  callIds: [],
  fields: [],
  system: TEST_SYSTEM,
  prompt: TEST_PROMPT,
  shape: 'reply',
  schema: SHAPES.reply.strict,
}

async function callsToAsk(
  db: Kysely<Tables>,
  organizationId: string,
  readings: readonly AccountReading[],
): Promise<readonly CallToAsk[]> {
  const callIds = readings.map(({ callId }) => callId)
  const details = await detailsOfCalls(db, { organizationId, callIds })
  return readings.map(({ callId, call, reading, findings, transcript }) => ({
    call,
    // What a model has found is not told to one: it would be asked anew about what it was asked already.
    reading: {
      ...reading,
      findings: reading.findings.filter((_, n) => findings[n]?.origin !== 'model'),
    },
    transcriptHash: transcript.hash,
    details: details.get(callId),
  }))
}
