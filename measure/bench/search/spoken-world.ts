/** Generated calls as the store and as SQLite take them: the same text for both. */
import { openWorld } from '../../../simulator/worlds/open.ts'
import { type Transcript, transcriptHash } from '../../../src/records/transcript.ts'
import { SEED, USERS } from '../simulator.ts'

export interface SpokenParty {
  readonly name: string | null
  readonly email: string | null
  readonly title: string | null
  readonly userId: string | null
  readonly speakerId: string | null
  readonly side: 'Internal' | 'External' | 'Unknown'
}

export interface WorldCall {
  readonly callId: string
  readonly title: string
  readonly startedAt: Date
  readonly durationSec: number
  readonly hostId: string
  readonly workspaceId: string
  readonly account: string
  readonly parties: readonly SpokenParty[]
  readonly transcript: Transcript
  readonly hash: string
}

export interface SpokenWorld {
  readonly users: readonly { readonly userId: string; readonly email: string }[]
  /** Made when they are asked for: 10,000 of them do not fit into memory at once. */
  calls(): Generator<WorldCall>
}

const NOW_MS = Date.parse('2026-11-02T12:00:00Z')

export async function spokenWorld(calls: number): Promise<SpokenWorld> {
  const world = await openWorld({ calls, users: USERS, seed: SEED, nowMs: NOW_MS })
  return {
    users: world.users.map(({ id, emailAddress }) => ({ userId: id, email: emailAddress ?? id })),
    *calls() {
      for (const call of world.calls) {
        const { parties = [] } = world.details(call)
        const transcript: Transcript = {
          callId: call.id,
          turns: world.transcript(call).map(({ speakerId, topic, sentences }) => ({
            speakerId: speakerId ?? undefined,
            topic: topic ?? undefined,
            sentences: sentences.map(({ start, end, text }) => ({
              startMs: start,
              endMs: end,
              text,
            })),
          })),
        }
        const outside = parties.find(({ affiliation }) => affiliation === 'External')
        yield {
          callId: call.id,
          title: call.title ?? '',
          startedAt: new Date(call.startedMs),
          durationSec: call.durationSec,
          hostId: call.primaryUserId,
          workspaceId: call.workspaceId,
          account: outside?.emailAddress?.split('@')[1] ?? 'unknown',
          parties: parties.map((party) => ({
            name: party.name ?? null,
            email: party.emailAddress ?? null,
            title: party.title ?? null,
            userId: party.userId ?? null,
            speakerId: party.speakerId ?? null,
            side: party.affiliation,
          })),
          transcript,
          hash: transcriptHash(transcript),
        }
      }
    },
  }
}
