/** API tokens: a member's own, shown once. */
import { z } from 'zod'
import { apiToken, SCOPES } from '../records/member.ts'
import type { ServerNeeds } from './needs.ts'
import { EVERYONE, operation } from './operation.ts'
import { pageOf, wholeList } from './pages.ts'

type Needs = Pick<ServerNeeds, 'tokens'>

export const listTokens = operation({
  name: 'list-tokens',
  summary: 'List my API tokens, without their secrets.',
  input: z.object({}),
  output: pageOf(apiToken),
  who: EVERYONE,
  writes: false,
  rest: 'get /tokens',
  run: async ({ tokens }: Needs, _input, actor) => wholeList(await tokens.list(actor)),
})

export const createToken = operation({
  name: 'create-token',
  summary: 'Make an API token; its secret is shown once.',
  input: z.object({
    name: z.string().trim().min(1, 'give it a name').max(80, 'at most 80 characters'),
    scopes: z.array(z.enum(SCOPES)).min(1, 'choose at least one'),
    expiresInDays: z.number().int().min(1).max(3_650).nullable().default(90),
  }),
  output: z.object({ token: apiToken, secret: z.string() }),
  who: EVERYONE,
  writes: true,
  rest: 'post /tokens',
  status: 201,
  run: ({ tokens }: Needs, input, actor) => tokens.create(actor, input),
})

export const revokeToken = operation({
  name: 'revoke-token',
  summary: 'Revoke an API token at once.',
  input: z.object({ tokenId: z.string().min(1) }),
  output: z.null(),
  who: EVERYONE,
  writes: true,
  rest: 'delete /tokens/{tokenId}',
  status: 204,
  run: async ({ tokens }: Needs, input, actor) => {
    await tokens.revoke(actor, input.tokenId)
    return null
  },
})
