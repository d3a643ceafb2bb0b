/** Linked calls: listed, read, corrected, marked. */
import { z } from 'zod'
import {
  accountCall,
  accountCallRow,
  callDiagnosis,
  callMark,
  callRow,
  callTranscript,
  shownCall,
} from '../records/account-call.ts'
import { callType } from '../records/call-type.ts'
import type { AccountNeeds } from './account-needs.ts'
import { checkAccount } from './accounts.ts'
import { callTime } from './call-times.ts'
import { instant } from './instants.ts'
import { EVERYONE, KEEPERS, operation } from './operation.ts'
import { pageInput, pageOf } from './pages.ts'

type Needs = Pick<AccountNeeds, 'calls'>

const id = z.string().min(1).max(100)
const callId = id
/** What is shown around a place in a call. */
const BEFORE_MS = 30_000
const AFTER_MS = 60_000
const filter = {
  query: z.string().trim().max(200).describe('a part of title, people or account').optional(),
  type: callType.describe('of this kind alone').optional(),
  from: instant.describe('calls from this day or time on').optional(),
  to: instant.describe('calls before this day or time').optional(),
}

export const listCalls = operation({
  name: 'list-calls',
  summary: 'List the linked calls that I may see in Gong, newest first.',
  input: z.object({
    ...filter,
    accountId: id.describe('of this account alone').optional(),
    ...pageInput,
  }),
  output: pageOf(callRow),
  who: EVERYONE,
  writes: false,
  rest: 'get /calls',
  command: {
    words: ['call', 'list'],
    flags: { accountId: '--account' },
    examples: [
      'carryover call list --query renewal --from 2026-04-01',
      'carryover call list --account acme --jsonl',
    ],
  },
  run: ({ calls }: Needs, { query, type, from, to, accountId, limit, cursor }, actor) =>
    calls.list(actor, { query, type, from, to, accountId }, { limit, cursor }),
})

export const listAccountCalls = operation({
  name: 'list-account-calls',
  summary: "List an account's calls with the reason of each, newest first.",
  input: z.object({ ...filter, accountId: id, ...pageInput }),
  output: pageOf(accountCallRow),
  who: EVERYONE,
  writes: false,
  rest: 'get /accounts/{accountId}/calls',
  command: {
    words: ['account', 'calls'],
    positional: 'accountId',
    examples: ['carryover account calls acme'],
  },
  run: ({ calls }: Needs, { query, type, from, to, accountId, limit, cursor }, actor) =>
    calls.ofAccount(actor, accountId, { query, type, from, to }, { limit, cursor }),
})

export const getCall = operation({
  name: 'get-call',
  summary: 'Show a call: who took part, chapters, marks, how long each talked.',
  input: z.object({
    callId,
    at: callTime.describe('with what was said around this place, as 31:07').optional(),
  }),
  output: shownCall,
  who: EVERYONE,
  writes: false,
  rest: 'get /calls/{callId}',
  command: {
    words: ['call', 'show'],
    positional: 'callId',
    examples: [
      'carryover call show 7782342274025937895',
      'carryover call show 7782342274025937895 --at 31:07',
    ],
  },
  async run({ calls }: Needs, { callId: asked, at }, actor) {
    const call = await calls.get(actor, asked)
    if (at === undefined) return call
    if (call.transcript !== 'here') return { ...call, around: [] }
    const span = { fromMs: Math.max(0, at - BEFORE_MS), toMs: at + AFTER_MS, speakerId: undefined }
    const { turns } = await calls.transcript(actor, asked, span)
    return { ...call, around: turns }
  },
})

export const getTranscript = operation({
  name: 'get-transcript',
  summary: 'Show what was said in a call, turn by turn.',
  input: z.object({
    callId,
    from: callTime.describe('from this place of the call on, as 12:34').optional(),
    to: callTime.describe('before this place of the call, as 14:00').optional(),
    speakerId: id.describe('of this speaker alone').optional(),
  }),
  output: callTranscript,
  who: EVERYONE,
  writes: false,
  rest: 'get /calls/{callId}/transcript',
  command: {
    words: ['call', 'transcript'],
    positional: 'callId',
    rows: 'turns',
    examples: [
      'carryover call transcript 7782342274025937895 > call.txt',
      'carryover call transcript 7782342274025937895 --from 12:34 --to 14:00',
    ],
  },
  run: ({ calls }: Needs, input, actor) =>
    calls.transcript(actor, input.callId, {
      fromMs: input.from,
      toMs: input.to,
      speakerId: input.speakerId,
    }),
})

export const changeCall = operation({
  name: 'change-call',
  summary: 'Correct the type of a call; no sync changes it back.',
  input: z.object({ callId, type: callType.nullable() }),
  output: accountCall,
  who: KEEPERS,
  writes: true,
  rest: 'patch /calls/{callId}',
  run: ({ calls }: Needs, input, actor) => calls.changeType(actor, input.callId, input.type),
})

export const reviewCall = operation({
  name: 'review-call',
  summary: 'Mark a call as reviewed by me, or take the mark away.',
  input: z.object({ callId, isReviewed: z.boolean() }),
  output: accountCall,
  who: EVERYONE,
  writes: true,
  rest: 'put /calls/{callId}/review',
  run: ({ calls }: Needs, input, actor) => calls.review(actor, input.callId, input.isReviewed),
})

export const addMoment = operation({
  name: 'add-moment',
  summary: 'Mark a place in a call with a note of my own.',
  input: z.object({
    callId,
    firstSentence: z.number().int().min(0),
    lastSentence: z.number().int().min(0),
    note: z.string().trim().max(500).default(''),
  }),
  output: callMark,
  who: KEEPERS,
  writes: true,
  rest: 'post /calls/{callId}/moments',
  status: 201,
  run: ({ calls }: Needs, { callId: call, ...moment }, actor) =>
    calls.addMoment(actor, call, moment),
})

export const removeMoment = operation({
  name: 'remove-moment',
  summary: 'Take away a mark of my own.',
  input: z.object({ callId, momentId: id }),
  output: z.null(),
  who: KEEPERS,
  writes: true,
  rest: 'delete /calls/{callId}/moments/{momentId}',
  status: 204,
  run: async ({ calls }: Needs, input, actor) => {
    await calls.removeMoment(actor, input.callId, input.momentId)
    return null
  },
})

export const checkTranscript = operation({
  name: 'check-transcript',
  summary: 'Ask Gong for a transcript that is still due.',
  input: z.object({ callId }),
  output: accountCall,
  who: EVERYONE,
  writes: true,
  rest: 'post /calls/{callId}/transcript:check',
  run: ({ calls }: Needs, input, actor) => calls.checkTranscript(actor, input.callId),
})

/** The call is here, with its transcript or without it yet. */
const SHOWN = ['shown', 'D-TR-PROC']

export const diagnoseCall = operation({
  name: 'diagnose-call',
  summary: 'Look a call up in Gong and say why it is not shown here.',
  input: z.object({
    call: z.string().trim().min(1).max(2_000).describe('id of the call, or its link in Gong'),
    accountId: id.describe('where it is missing; alone, why this account has no calls').optional(),
  }),
  output: callDiagnosis,
  who: KEEPERS,
  writes: false,
  rest: 'post /calls:diagnose',
  command: {
    words: ['diagnose'],
    flags: { accountId: '--account' },
    without: { call: checkAccount },
    examples: [
      'carryover diagnose --call https://app.gong.io/call?id=7782342274025937895 --account acme',
      'carryover diagnose --account acme',
    ],
  },
  exitCodeOf: ({ code }) => (SHOWN.includes(code) ? 0 : code === 'D-NO-CONN' ? 3 : 5),
  run: ({ calls }: Needs, input, actor) => calls.diagnose(actor, input.call, input.accountId),
})
