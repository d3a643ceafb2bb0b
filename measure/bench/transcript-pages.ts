/** Pages of transcripts as the endpoint answers them, with the calls that they belong to as the product knows them. */
import type { World, WorldCall } from '../../simulator/world.ts'
import { openWorld } from '../../simulator/worlds/open.ts'
import type { TranscribedCall } from '../../src/text/transcripts.ts'
import { partyOf } from '../generated-records.ts'
import { SEED, USERS } from './simulator.ts'

const PAGE = 100

export interface TranscriptPages {
  readonly pages: readonly Buffer[]
  readonly calls: ReadonlyMap<string, TranscribedCall>
}

export async function transcriptPages(count: number): Promise<TranscriptPages> {
  const world = await openWorld({
    calls: count * PAGE,
    users: USERS,
    seed: SEED,
    nowMs: Date.now(),
  })
  const starts = Array.from({ length: count }, (_, index) => index * PAGE)
  return {
    pages: starts.map((start) => page(world, start)),
    calls: new Map(world.calls.map((call) => [call.id, transcribed(world, call)])),
  }
}

function page(world: World, start: number): Buffer {
  const calls = world.calls.slice(start, start + PAGE)
  const body = {
    requestId: '5hf4xx523um0ng8yv7x',
    records: {
      totalRecords: world.calls.length,
      currentPageSize: calls.length,
      currentPageNumber: start / PAGE,
    },
    callTranscripts: calls.map((call) => ({ callId: call.id, transcript: world.transcript(call) })),
  }
  return Buffer.from(JSON.stringify(body))
}

function transcribed(world: World, call: WorldCall): TranscribedCall {
  return {
    title: call.title ?? undefined,
    startedAt: new Date(call.startedMs),
    durationSec: call.durationSec,
    parties: (world.details(call).parties ?? []).map(partyOf),
  }
}
