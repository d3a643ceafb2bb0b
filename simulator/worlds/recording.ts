/** A call of a world together with what its details are made from, wherever it comes from: a file or a seed. */
import type { CallDetails, WireMonologue, WorldCall } from '../world.ts'
import type { TalkStats } from './talk.ts'

export interface Recording {
  readonly call: WorldCall
  /** Company users who took part, the host left out. */
  colleagueIds(): readonly string[]
  details(): CallDetails
  transcript(): WireMonologue[]
  /** How the host talked; undefined when nobody is recognised as the host. */
  hostTalk(): TalkStats | undefined
}
