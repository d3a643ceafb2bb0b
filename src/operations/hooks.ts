/** Where other systems tell of new customers. A delivery itself is an ordinary route. */
import { z } from 'zod'
import type { AccountNeeds } from './account-needs.ts'
import { operation } from './operation.ts'
import { pageOf, wholeList } from './pages.ts'

type Needs = Pick<AccountNeeds, 'hooks'>

const inboundHook = z.object({
  hookId: z.string(),
  name: z.string(),
  /** Where deliveries are sent. */
  url: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
})

export const listHooks = operation({
  name: 'list-inbound-hooks',
  summary: 'List the addresses at which other systems tell of new customers.',
  input: z.object({}),
  output: pageOf(inboundHook),
  who: ['admin'],
  writes: false,
  rest: 'get /hooks',
  run: async ({ hooks }: Needs, _input, actor) => wholeList(await hooks.list(actor)),
})

export const createHook = operation({
  name: 'create-inbound-hook',
  summary: 'Make an address for new customers; its signing secret is shown once.',
  input: z.object({ name: z.string().trim().min(1).max(100) }),
  output: z.object({ hook: inboundHook, secret: z.string() }),
  who: ['admin'],
  writes: true,
  scope: 'admin',
  rest: 'post /hooks',
  status: 201,
  run: ({ hooks }: Needs, input, actor) => hooks.create(actor, input.name),
})

export const revokeHook = operation({
  name: 'revoke-inbound-hook',
  summary: 'Close an address for new customers.',
  input: z.object({ hookId: z.string().min(1).max(100) }),
  output: z.null(),
  who: ['admin'],
  writes: true,
  scope: 'admin',
  rest: 'delete /hooks/{hookId}',
  status: 204,
  run: async ({ hooks }: Needs, input, actor) => {
    await hooks.revoke(actor, input.hookId)
    return null
  },
})
