/** What a call was about for a while, derived from what was said where Gong gives no topics. */
import { z } from 'zod'

export const TOPIC_KINDS = [
  'pricing',
  'plan',
  'systems',
  'people',
  'trouble',
  'goals',
  'use',
  'next',
] as const
const topicKind = z.enum(TOPIC_KINDS)
export type TopicKind = z.infer<typeof topicKind>

export const TOPIC_NAMES: Readonly<Record<TopicKind, string>> = {
  pricing: 'Pricing and contract',
  plan: 'Plan and dates',
  systems: 'Systems and security',
  people: 'People and decisions',
  trouble: "Today's trouble",
  goals: 'Goals and success',
  use: 'Requirements and use',
  next: 'Next steps',
}

/** As they are kept, and come from the engine. */
export const callTopic = z.object({
  kind: topicKind,
  /** How long it was talked about. */
  durationSec: z.number(),
  /** Where it first comes up. */
  sentence: z.number(),
  startMs: z.number(),
})
export type CallTopic = z.infer<typeof callTopic>
