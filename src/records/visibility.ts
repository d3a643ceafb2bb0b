/** Whether somebody may see a call, and by which rule of Gong's permission model. */
import { z } from 'zod'

/** Rules in the order in which they are asked; the first that decides ends it. */
const VISIBILITY_RULES = [
  'not-linked',
  'private',
  'internal',
  'unseen',
  'no-member',
  'mirror-too-old',
  'open-to-all',
  'no-viewer',
  'inactive-user',
  'participant',
  'host',
  'grant',
  'folder',
  'level-all',
  'level-managers-team',
  'level-report-to-them',
  'level-chosen-people',
  'no-profile',
  'no-rule',
] as const
export const visibilityRule = z.enum(VISIBILITY_RULES)
export type VisibilityRule = z.infer<typeof visibilityRule>

export const visibility = z.object({
  callId: z.string(),
  memberId: z.string(),
  memberName: z.string(),
  isAllowed: z.boolean(),
  rule: visibilityRule,
  /** The deciding rule in words. */
  text: z.string(),
  /** What was asked in turn, with the answer. */
  steps: z.array(z.object({ isFine: z.boolean(), text: z.string() })).readonly(),
})
export type Visibility = z.infer<typeof visibility>

/** A member seen as a Gong user. */
export const viewerMapping = z.object({
  memberId: z.string(),
  memberName: z.string(),
  memberEmail: z.string(),
  role: z.string(),
  user: z.object({ userId: z.string(), name: z.string(), email: z.string().nullable() }).nullable(),
  basis: z.enum(['verified', 'mapped']).nullable(),
  /** Profiles of the Gong user: workspace, name, and the level of calls in words. */
  profiles: z
    .array(z.object({ workspace: z.string(), name: z.string(), level: z.string() }))
    .readonly(),
  /** An admin's alone to know: it tells how much others may hear. */
  visibleCalls: z.number().nullable(),
})
export type ViewerMapping = z.infer<typeof viewerMapping>

/**
 * Gong's level "none" with people listed: some take it for these people and their teams, some for nobody. It is nobody
 * unless an admin says otherwise.
 */
export const chosenPeople = z.object({
  isFollowed: z.boolean(),
  /** Names of the profiles that it is about, with their workspace. */
  profiles: z.array(z.object({ workspace: z.string(), name: z.string() })).readonly(),
})
export type ChosenPeople = z.infer<typeof chosenPeople>
