/** What another system tells of a customer, and what it is answered. */
import { z } from 'zod'
import { newAccount, refusedDomain } from './account.ts'

/** What is left out stays as it is where the account is there already. */
export const delivery = z.object({
  name: newAccount.shape.name,
  domains: newAccount.shape.domains,
  contacts: newAccount.shape.contacts,
  crmIds: newAccount.shape.crmIds,
  /** Of a member; somebody else's is passed over. */
  ownerEmail: z.string().max(320).nullish(),
  stage: newAccount.shape.stage.unwrap().nullish(),
  kickoffOn: newAccount.shape.kickoffOn.unwrap().nullish(),
})
export type Delivery = z.output<typeof delivery>

export const deliveryAnswer = z.object({
  /** `repeated`: this very delivery was taken before, and nothing was changed. */
  result: z.enum(['created', 'updated', 'repeated']),
  /** Null where it was repeated. */
  accountId: z.string().nullable(),
  refusedDomains: z.array(refusedDomain).readonly(),
})
export type DeliveryAnswer = z.infer<typeof deliveryAnswer>
