/** What a model is asked about calls, request by request, and how its answers are put together. Pure: nothing is sent here. */
import type { Finding } from '../../records/finding.ts'
import type { HandoffField } from '../../records/handoff.ts'
import type { ReadCall } from '../engine/answers.ts'
import { type Chunk, chunksOf } from './chunks.ts'
import { withoutRepeats } from './model-risks.ts'
import { gongFields, notesOf } from './notes.ts'
import { answersPrompt, answersSystem, RISKS_SYSTEM, risksPrompt } from './prompts.ts'
import {
  type AskedCall,
  joined,
  provenFields,
  provenRisks,
  type ProvenText,
} from './read-answers.ts'
import { readJson, type ShapeName, SHAPES } from './shapes.ts'

export interface ModelRequest {
  /** Names the call and the part of it: the same for the same call. */
  readonly id: string
  readonly callIds: readonly string[]
  /** What goes along beside the questions: "transcript", "risks", "keyPoints" … */
  readonly fields: readonly string[]
  readonly system: string
  readonly prompt: string
  readonly shape: ShapeName
  /** JSON schema of the answer. */
  readonly schema: Readonly<Record<string, unknown>>
}

/** A call with what was found in it, and what Gong has made of it. */
export interface CallToAsk extends ReadCall, AskedCall {
  /** As `records/call-details.ts`; undefined where there is nothing. */
  readonly details?: unknown
}

export type Job =
  | { readonly kind: 'risks' }
  | {
      readonly kind: 'answers'
      readonly fields: readonly HandoffField[]
      readonly instruction: string | undefined
    }

const LABEL = '1'

/** Call by call, each cut into parts that can be read at once. */
export function requestsFor(calls: readonly CallToAsk[], job: Job): readonly ModelRequest[] {
  return calls.flatMap((call) =>
    chunksOf(call.call, LABEL).map((part, n): ModelRequest => {
      const notes = job.kind === 'answers' ? notesOf(call, part) : []
      const chunk: Chunk = { ...part, call: call.call, notes: notes.map(({ text }) => text) }
      const shape = job.kind
      return {
        id: `${call.call.callId}-${shape}-${n + 1}`,
        callIds: [call.call.callId],
        fields: ['transcript', ...gongFields(notes)],
        system: job.kind === 'risks' ? RISKS_SYSTEM : answersSystem(job.fields),
        prompt: job.kind === 'risks' ? risksPrompt(chunk) : answersPrompt(chunk, job.instruction),
        shape,
        schema: SHAPES[shape].strict,
      }
    }),
  )
}

export interface TakenAnswers {
  /** Of the job "risks", by call. */
  readonly risks: ReadonlyMap<string, readonly Finding[]>
  /** Of the job "answers", by field. */
  readonly answers: ReadonlyMap<string, readonly ProvenText[]>
  /** What was left out because the calls do not prove it. */
  readonly dropped: number
  /** The same by request. */
  readonly droppedOf: ReadonlyMap<string, number>
  /** Requests without an answer that can be read. */
  readonly unread: readonly string[]
}

/**
 * Reads answers back, by the ids of their requests, and holds all of them against the calls. `names`: of the account, so
 * that sentences may name it.
 */
export function takeAnswers(
  calls: readonly CallToAsk[],
  job: Job,
  given: ReadonlyMap<string, string>,
  { model, names = [] }: { readonly model: string; readonly names?: readonly string[] },
): TakenAnswers {
  const byCall = new Map(calls.map((call) => [call.call.callId, call]))
  const risks = new Map<string, readonly Finding[]>()
  const sentences = new Map<string, readonly ProvenText[]>()
  const unread: string[] = []
  const droppedOf = new Map<string, number>()
  for (const { id, callIds } of requestsFor(calls, job)) {
    const asked = byCall.get(callIds[0] ?? '')
    const entries = entriesOf(given.get(id), job.kind)
    if (asked === undefined || entries === undefined) unread.push(id)
    else if (job.kind === 'risks') {
      const found = provenRisks(entries, asked, model)
      const before = risks.get(asked.call.callId) ?? []
      risks.set(asked.call.callId, withoutRepeats([...before, ...found.items]))
      droppedOf.set(id, found.dropped)
    } else {
      const found = provenFields(
        entries,
        job.fields.map(({ key }) => key),
        {
          calls: new Map([[LABEL, asked]]),
          names,
          questions: job.fields.map(({ question }) => question),
        },
      )
      for (const [key, more] of found.answers) {
        sentences.set(key, [...(sentences.get(key) ?? []), ...more])
      }
      droppedOf.set(id, found.dropped)
    }
  }
  const answers = new Map([...sentences].map(([key, all]) => [key, joined(all)]))
  const dropped = [...droppedOf.values()].reduce((sum, each) => sum + each, 0)
  return { risks, answers, dropped, droppedOf, unread }
}

function entriesOf(text: string | undefined, kind: Job['kind']): readonly unknown[] | undefined {
  if (text === undefined) return undefined
  try {
    return kind === 'risks'
      ? readJson(text, SHAPES.risks.loose).risks
      : readJson(text, SHAPES.answers.loose).answers
  } catch {
    return undefined
  }
}
