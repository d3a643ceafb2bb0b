/** What was said, found again. */
import { z } from 'zod'
import { callType } from '../records/call-type.ts'
import { searchAnswer } from '../records/search.ts'
import type { AccountNeeds } from './account-needs.ts'
import { instant } from './instants.ts'
import { EVERYONE, operation } from './operation.ts'

type Needs = Pick<AccountNeeds, 'search'>

const QUERY_CHARACTERS = 10_000

export const search = operation({
  name: 'search',
  summary: 'Find sentences in the calls that I may see in Gong.',
  input: z.object({
    q: z
      .string()
      .max(QUERY_CHARACTERS, 'a search has at most 10,000 characters')
      .describe('words, "phrases", speaker: account: side: type: before: after:'),
    account: z.string().max(100).describe('in the calls of this account').optional(),
    call: z.string().max(100).describe('in this call').optional(),
    type: callType.describe('in calls of this kind').optional(),
    side: z.enum(['customer', 'us']).describe('what one side said').optional(),
    since: instant.describe('in calls from this day or time on').optional(),
    limit: z.coerce.number().int().min(1).max(100).describe('how many at most').default(20),
  }),
  output: searchAnswer,
  who: EVERYONE,
  writes: false,
  rest: 'get /search',
  command: {
    words: ['search'],
    positional: 'q',
    rows: 'hits',
    examples: [
      'carryover search \'"single sign-on" side:customer\' --limit 3',
      'carryover search budget --account acme --type demo --since 2026-04-01',
    ],
  },
  run: ({ search: finder }: Needs, { q, account, call, side, ...narrowing }, actor) =>
    finder.search(actor, { query: q, accountId: account, callId: call, side, ...narrowing }),
})
