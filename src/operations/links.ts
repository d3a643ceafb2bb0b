/** Which calls belong to an account, why, and what a person decides against the rules. */
import { z } from 'zod'
import { link, liveCall, liveCost, nearMiss, olderCalls } from '../records/account.ts'
import { unmatchedCall } from '../records/access.ts'
import type { AccountNeeds } from './account-needs.ts'
import { instant } from './instants.ts'
import { EVERYONE, KEEPERS, operation } from './operation.ts'

type Needs = Pick<AccountNeeds, 'links'>

const accountId = z.string().min(1).max(100).describe('id of the account')
const callId = z.string().min(1).max(100).describe('id of the call')

export const explainLink = operation({
  name: 'explain-link',
  summary: 'Say why a call belongs to an account.',
  input: z.object({ accountId, callId }),
  output: link,
  who: EVERYONE,
  writes: false,
  rest: 'get /accounts/{accountId}/links/{callId}',
  command: {
    words: ['account', 'why'],
    positional: ['accountId', 'callId'],
    examples: ['carryover account why acme 7782342274025937895'],
  },
  run: ({ links }: Needs, input, actor) => links.why(actor, input.accountId, input.callId),
})

export const linkCall = operation({
  name: 'link-call',
  summary: 'Tie a call to an account by hand; no sync takes it apart.',
  input: z.object({
    accountId,
    call: z.string().trim().min(1).max(2_000).describe('id of the call, or its link in Gong'),
  }),
  output: link,
  who: KEEPERS,
  writes: true,
  rest: 'post /accounts/{accountId}/links',
  command: {
    words: ['account', 'link'],
    positional: ['accountId', 'call'],
    examples: ['carryover account link acme https://app.gong.io/call?id=7782342274025937895'],
  },
  status: 201,
  location: (made) => `/accounts/${made.accountId}/links/${made.callId}`,
  run: ({ links }: Needs, input, actor) => links.link(actor, input.accountId, input.call),
})

export const unlinkCall = operation({
  name: 'unlink-call',
  summary: 'Take a call away from an account; no sync puts it back.',
  input: z.object({ accountId, callId }),
  output: link,
  who: KEEPERS,
  writes: true,
  rest: 'delete /accounts/{accountId}/links/{callId}',
  command: {
    words: ['account', 'unlink'],
    positional: ['accountId', 'callId'],
    examples: ['carryover account unlink acme 7782342274025937895'],
  },
  run: ({ links }: Needs, input, actor) => links.unlink(actor, input.accountId, input.callId),
})

export const listNearMisses = operation({
  name: 'list-near-misses',
  summary: 'List calls that almost match an account; read live, nothing is kept.',
  input: z.object({ accountId }),
  output: z.object({ data: z.array(nearMiss).readonly(), cost: liveCost }),
  who: KEEPERS,
  writes: false,
  rest: 'get /accounts/{accountId}/near-misses',
  run: ({ links }: Needs, input, actor) => links.nearMisses(actor, input.accountId),
})

export const countOlderCalls = operation({
  name: 'count-older-calls',
  summary:
    'Count calls of an account in the year before the first day that is read; read live, nothing is kept.',
  input: z.object({ accountId }),
  output: olderCalls,
  who: ['admin'],
  writes: false,
  rest: 'get /accounts/{accountId}/older-calls',
  run: ({ links }: Needs, input, actor) => links.olderCalls(actor, input.accountId),
})

export const findLinkable = operation({
  name: 'find-linkable-calls',
  summary:
    'Find calls in Gong by title, day or participant, to link one; read live, nothing is kept.',
  input: z.object({
    accountId,
    query: z.string().trim().max(200).default(''),
    from: instant.optional(),
    to: instant.optional(),
  }),
  output: z.object({ data: z.array(liveCall).readonly(), cost: liveCost }),
  who: KEEPERS,
  writes: false,
  rest: 'get /accounts/{accountId}/linkable',
  run: ({ links }: Needs, { accountId: id, query, from, to }, actor) =>
    links.findLinkable(actor, id, { query, from, to }),
})

export const listUnmatched = operation({
  name: 'list-unmatched-calls',
  summary:
    'List calls that belong to no account, with accounts that come near; read live, nothing is kept.',
  input: z.object({}),
  output: z.object({ data: z.array(unmatchedCall).readonly(), cost: liveCost }),
  who: ['admin'],
  writes: false,
  rest: 'get /matching/unmatched',
  run: ({ links }: Needs, _input, actor) => links.unmatched(actor),
})
