/** What the product reads, keeps and shows, as it stands now. */
import { z } from 'zod'
import { dataUse } from './data-map.ts'

export const trust = z.object({
  /** By the organization's connection, and by those of members. */
  accounts: z.array(dataUse).readonly(),
  datasets: z.array(dataUse).readonly(),
  /** What each kind of connection asks Gong to be allowed; reading alone. */
  scopes: z.object({
    shared: z.array(z.string()).readonly(),
    personal: z.array(z.string()).readonly(),
  }),
  /** Hosts that connections of the organization lead to. */
  hosts: z.array(z.string()).readonly(),
  /** Sound and film of calls that are kept, in bytes. */
  recordingsBytes: z.number(),
  /** In the store, by kind. Null for everybody but an admin: it counts calls that the reader may not see. */
  kept: z
    .array(z.object({ kind: z.string(), records: z.number(), bytes: z.number() }))
    .readonly()
    .nullable(),
  permissions: z.object({
    /** When Gong's were read last; null before the first time. */
    refreshedAt: z.iso.datetime().nullable(),
    closesAfterHours: z.number(),
    /** Why they could not be read, or not all of them. */
    problem: z.string().nullable(),
    isOpenToAll: z.boolean(),
    followsChosenPeople: z.boolean(),
    members: z.number(),
    /** Of these, who is known in Gong. */
    viewers: z.number(),
  }),
})
export type Trust = z.infer<typeof trust>
