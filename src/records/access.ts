/** The shared connection's reach, the mirror of Gong's permissions, and how matching does. */
import { z } from 'zod'
import { linksByRule, liveCall } from './account.ts'

export const accessChoice = z.object({
  mode: z.enum(['all', 'team', 'deal']).describe('all, team or deal'),
  /** People, and managers whose whole tree is meant. Only of mode `team`. */
  teamUserIds: z
    .array(z.string())
    .readonly()
    .describe('people alone, without those below')
    .default([]),
  teamLeadIds: z
    .array(z.string())
    .readonly()
    .describe('managers with everybody below, with commas between')
    .default([]),
  /** Empty for all. */
  workspaceIds: z.array(z.string()).readonly().describe('of these workspaces alone').default([]),
  /** A day, `YYYY-MM-DD`. */
  readFrom: z.iso.date('write a day, as 2026-04-09').describe('calls from this day on'),
  excludedTitleWords: z
    .array(z.string().trim().min(1).max(100))
    .max(100)
    .readonly()
    .describe('words in a title that leave a call out')
    .default([]),
})
export type AccessChoice = z.output<typeof accessChoice>

export const access = accessChoice.extend({
  /** Null until an admin has confirmed: nothing is linked before. */
  confirmedAt: z.iso.datetime().nullable(),
  confirmedBy: z.string().nullable(),
  /** What is advised when nobody has chosen: the least that is useful. */
  advised: z.enum(['all', 'deal']),
  isOpenToAll: z.boolean(),
  workspaces: z.array(z.object({ workspaceId: z.string(), name: z.string() })).readonly(),
})
export type Access = z.infer<typeof access>

/** In calls, over the window that was listed. */
export const accessPreview = z.object({
  /** Listed in the window. */
  found: z.number(),
  /** Of these, what the choice lets in. */
  allowed: z.number(),
  internal: z.number(),
  private: z.number(),
  /** Accounts with at least one call then. */
  accounts: z.number(),
  /** Linked now, and no longer then. */
  fallingOut: z.number(),
  /** Not linked now, and matched then. */
  comingIn: z.number(),
  /** False while the first listing is under way: the numbers still rise. */
  isComplete: z.boolean(),
  /** Nothing from before this day has been listed, so that nothing of it is counted; null where the choice asks for none. */
  listedFrom: z.iso.date().nullable(),
})
export type AccessPreview = z.infer<typeof accessPreview>

export const gongPerson = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  title: z.string().nullable(),
  managerId: z.string().nullable(),
  isActive: z.boolean(),
  /** How many are below, at any depth. */
  treeSize: z.number(),
})
export type GongPerson = z.infer<typeof gongPerson>

export const accountSyncState = z.object({
  connection: z
    .object({
      connectionId: z.string(),
      kind: z.enum(['personal', 'shared']),
      status: z.enum(['connected', 'action_required', 'disconnected']),
      companyName: z.string().nullable(),
      connectedBy: z.string(),
      connectedAt: z.iso.datetime(),
    })
    .nullable(),
  status: z.enum(['idle', 'queued', 'running']),
  /** "Data as of". */
  succeededAt: z.iso.datetime().nullable(),
  nextAt: z.iso.datetime().nullable(),
  progress: z
    .object({ step: z.string(), done: z.number(), total: z.number().nullable() })
    .nullable(),
  problem: z
    .object({ code: z.string(), message: z.string(), fix: z.string(), since: z.iso.datetime() })
    .nullable(),
  /** When Gong's permissions were read last, and whether that is too old to show any call. */
  permissions: z.object({ refreshedAt: z.iso.datetime().nullable(), isTooOld: z.boolean() }),
  /** The admins, for whoever has to ask one. */
  admins: z.array(z.string()).readonly(),
})
export type AccountSyncState = z.infer<typeof accountSyncState>

export const matchingReport = z.object({
  /** Calls that may be matched. */
  open: z.number(),
  linked: z.number(),
  /** A call counts under each rule that holds for it. */
  linksByRule,
  /** Each linked call once: under the first rule that holds, in the order of the fields. */
  linksByFirstRule: linksByRule,
  /** Open calls that belong to no account. */
  unmatched: z.number(),
  internal: z.number(),
  private: z.number(),
  excluded: z.number(),
  owedTranscripts: z.number(),
  /** Said when few links rest on the CRM. */
  tip: z.string().nullable(),
})
export type MatchingReport = z.infer<typeof matchingReport>

/** A call of the queue of unmatched ones, read live; with accounts that come near. */
export const unmatchedCall = liveCall.extend({
  domains: z.array(z.string()).readonly(),
  near: z.array(z.object({ accountId: z.string(), name: z.string(), why: z.string() })).readonly(),
})
export type UnmatchedCall = z.infer<typeof unmatchedCall>
