/** What is read, kept and shown: the page that a security review asks for. */
import { z } from 'zod'
import { trust } from '../records/trust.ts'
import type { AccountNeeds } from './account-needs.ts'
import { EVERYONE, operation } from './operation.ts'

type Needs = Pick<AccountNeeds, 'trust'>

export const getTrust = operation({
  name: 'get-trust',
  summary: 'Show what is read in Gong, what of it is kept, and who sees it.',
  input: z.object({}),
  output: trust,
  who: EVERYONE,
  writes: false,
  rest: 'get /trust',
  run: (needs: Needs, _input, actor) => needs.trust.report(actor),
})
