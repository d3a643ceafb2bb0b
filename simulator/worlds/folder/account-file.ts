/** The format of a labelled account file: one customer of the vendor, with the calls and what was heard in them. */
import { z } from 'zod'
import { checked, parseJson } from './files.ts'

const person = z.object({ name: z.string(), email: z.string(), title: z.string() })
const spots = z.array(z.number().int())
const point = z.object({ text: z.string(), sentences: spots })

const labels = z.object({
  painPoints: z.array(point).default([]),
  useCases: z.array(point).default([]),
  concerns: z.array(point).default([]),
  requirements: z.array(point).default([]),
  successCriteria: z.array(point).default([]),
  commitments: z.array(point).default([]),
  questions: z
    .array(z.object({ sentence: z.number().int(), side: z.enum(['customer', 'vendor']) }))
    .default([]),
  nextSteps: z
    .array(z.object({ ...point.shape, owner: z.string(), due: z.string().nullable() }))
    .default([]),
  topics: z
    .array(z.object({ name: z.string(), from: z.number().int(), to: z.number().int() }))
    .default([]),
})

const call = z.object({
  id: z.string(),
  title: z.string(),
  type: z.enum(['discovery', 'demo', 'negotiation', 'executive', 'technical', 'other']),
  started: z.iso.datetime({ offset: true }),
  durationSec: z.number().int().positive(),
  parties: z.array(
    z.object({
      id: z.string(),
      speakerId: z.string().nullable(),
      name: z.string(),
      email: z.string().optional(),
      title: z.string().optional(),
      affiliation: z.enum(['Internal', 'External', 'Unknown']),
    }),
  ),
  sentences: z.array(
    z.object({
      n: z.number().int(),
      speakerId: z.string().nullable(),
      startMs: z.number().int(),
      endMs: z.number().int(),
      text: z.string(),
    }),
  ),
  labels,
})

const accountFile = z.object({
  account: z.object({
    name: z.string(),
    domain: z.string(),
    industry: z.string(),
    sizeEmployees: z.number(),
    crmAccountId: z.string(),
    crmDealId: z.string().nullable(),
    contacts: z.array(person),
  }),
  vendor: z.object({ name: z.string(), domain: z.string(), people: z.array(person).min(1) }),
  competitorsInMarket: z.array(z.string()),
  calls: z.array(call),
})

export type AccountFile = z.output<typeof accountFile>
export type AccountCall = AccountFile['calls'][number]

/** Undefined for a JSON file that is about something else. */
export function readAccountFile(file: string, text: string): AccountFile | undefined {
  if (!text.includes('"account"') || !text.includes('"calls"')) return undefined
  const value = parseJson(file, text)
  if (typeof value !== 'object' || value === null || !('account' in value && 'calls' in value))
    return undefined
  return checkAccount(file, value)
}

export function checkAccount(where: string, value: unknown): AccountFile {
  const account = checked(where, accountFile, value)
  for (const one of account.calls) checkTimes(where, one)
  return account
}

function checkTimes(where: string, { id, sentences, labels: { topics } }: AccountCall): void {
  let before = 0
  for (const { n, startMs, endMs } of sentences) {
    if (startMs < before || endMs < startMs)
      throw new Error(
        `${where}: the times of call ${id} run backwards at sentence ${n}: sentences must follow each other`,
      )
    before = startMs
  }
  for (const { name, from, to } of topics)
    if (from > to || sentences[from] === undefined || sentences[to] === undefined)
      throw new Error(
        `${where}: the topic "${name}" of call ${id} names sentences that do not exist`,
      )
}
