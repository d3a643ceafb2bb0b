/** The call types as far as the newest hundred calls and a handful of transcripts tell. */
import type { Gong } from '../gong/gong.ts'
import type { Page } from '../gong/listing.ts'
import type { Call } from '../records/call.ts'
import type { CrmKind } from '../records/crm.ts'
import type { Slug } from '../records/data-types.ts'
import { Problem } from '../records/problems.ts'
import type { Window } from '../records/window.ts'
import { renderBlock } from '../text/block.ts'
import { callBlock, callTitle } from '../text/calls.ts'
import { transcriptBlock } from '../text/transcripts.ts'
import { CALLS_A_CRM_OBJECT, partsFor } from './call-types.ts'
import { createCrmCollector } from './crm-collector.ts'
import { scanNewest } from '../sync/newest-scan.ts'

const CALLS_LOOKED_AT = 100
const TRANSCRIPTS_LOOKED_AT = 10

export interface CallPreview {
  /** Public, the newest first. */
  readonly calls: readonly Call[]
  /** The very first ones, where CRM objects are wanted and there are more calls than were looked at. */
  readonly oldest: readonly Call[]
  /** Public ones in Gong, about. */
  readonly available: number
}

/** What a file of a type will hold, about. */
export interface Expected {
  readonly records: number
  readonly available: number | null
  /** Of the records together. */
  readonly bytes: number
}

export async function previewCalls(
  gong: Pick<Gong, 'calls'>,
  types: readonly Slug[],
  window: Window,
): Promise<CallPreview> {
  const parts = partsFor(types)
  const source = {
    list: (some: Window) => gong.calls(some, parts),
    at: (call: Call) => call.startedAt,
  }
  const met: Call[] = []
  let total = 0
  for await (const scanned of scanNewest(source, window, CALLS_LOOKED_AT)) {
    total = scanned.total
    met.push(...scanned.items)
    if (met.length >= CALLS_LOOKED_AT) break
  }
  const some = met.slice(0, CALLS_LOOKED_AT)
  const calls = some.filter((call) => !call.isPrivate)
  const share = some.length === 0 ? 0 : calls.length / some.length
  const wantsCrm = parts.crm && total > some.length
  const oldest = wantsCrm ? await firstPage(source.list(window)) : []
  return { calls, oldest, available: Math.round(total * share) }
}

async function firstPage(pages: AsyncGenerator<Page<Call>>): Promise<readonly Call[]> {
  for await (const { items } of pages) return items.filter((call) => !call.isPrivate)
  return []
}

export function expectCalls({ calls, available }: CallPreview, limit: number): Expected {
  const records = Math.min(limit, available)
  const bytes = calls.reduce((sum, call) => sum + sizeOf(renderBlock(callBlock(call))), 0)
  return { records, available, bytes: records * average(bytes, calls.length) }
}

/** Calls of a company last from minutes to hours: their transcripts are sized by how long they lasted. */
export async function expectTranscripts(
  gong: Pick<Gong, 'transcripts'>,
  { calls, available }: CallPreview,
  limit: number,
): Promise<Expected> {
  const sample = spread(calls, TRANSCRIPTS_LOOKED_AT)
  if (sample.length === 0) return { records: 0, available: 0, bytes: 0 }
  const byId = new Map(sample.map((call) => [call.id, call]))
  let found = 0
  let bytes = 0
  let seconds = 0
  for await (const transcript of gong.transcripts([...byId.keys()])) {
    const call = byId.get(transcript.callId)
    if (call === undefined) continue
    found += 1
    seconds += Math.max(call.durationSec, 1)
    bytes += sizeOf(renderBlock(transcriptBlock(call, transcript)))
  }
  const share = found / sample.length
  const transcribed = Math.round(available * share)
  const records = Math.min(limit, transcribed)
  // The file holds the newest: with a limit they are among the calls that were looked at.
  const inFile = calls.slice(
    0,
    Math.max(1, Math.min(calls.length, Math.ceil(records / (share || 1)))),
  )
  const secondsEach = average(
    inFile.reduce((sum, call) => sum + call.durationSec, 0),
    inFile.length,
  )
  const bytesEach = found === 0 ? 0 : average(bytes, seconds) * secondsEach
  return { records, available: transcribed, bytes: records * bytesEach }
}

/** The newest, the oldest, and some between. */
function spread<Item>(items: readonly Item[], wanted: number): Item[] {
  if (items.length <= wanted) return [...items]
  const step = (items.length - 1) / (wanted - 1)
  return Array.from({ length: wanted }, (_, n) => items[Math.round(n * step)]).filter(
    (item) => item !== undefined,
  )
}

/**
 * Objects repeat from call to call, the more so the more calls are read: how their number and the size of their texts
 * grew from half of the calls to all of them tells how they go on. How many of the oldest calls' objects are still met
 * tells how many there can be: as fish are counted by catching twice.
 */
export function expectCrm(
  kind: CrmKind,
  { calls, oldest, available }: CallPreview,
  limit: number,
): Expected {
  const toRead = Math.min(available, limit * CALLS_A_CRM_OBJECT)
  const all = collected(kind, calls)
  if (all.objects === 0) return { records: 0, available: null, bytes: 0 }
  if (toRead <= calls.length) {
    const records = Math.min(limit, all.objects)
    return { records, available: all.objects, bytes: records * (all.bytes / all.objects) }
  }
  const half = collected(kind, calls.slice(0, Math.ceil(calls.length / 2)))
  const grown = (from: number, to: number): number =>
    from === 0 ? 1 : Math.min(1, Math.max(0, Math.log2(to / from)))
  const exponent = grown(half.objects, all.objects)
  const first = collected(kind, oldest)
  const metAgain = [...first.ids].filter((id) => all.ids.has(id)).length
  const most = metAgain === 0 ? Infinity : (first.objects * all.objects) / metAgain
  const objectsAt = (read: number): number =>
    Math.min(most, all.objects * (read / calls.length) ** exponent)
  // With a limit, reading stops at the call that fills it.
  const callsForLimit =
    exponent === 0 ? toRead : calls.length * (limit / all.objects) ** (1 / exponent)
  const read = Math.min(toRead, Math.max(callsForLimit, 1))
  const records = Math.min(limit, Math.round(objectsAt(read)))
  const lines = all.lines * (read / calls.length)
  const own = (all.bytes - all.lineBytes) / all.objects
  const line = average(all.lineBytes, all.lines)
  return { records, available: null, bytes: records * own + lines * line }
}

interface Collected {
  readonly ids: ReadonlySet<string>
  readonly objects: number
  readonly bytes: number
  /** Of calls in the texts: their number, and their size. */
  readonly lines: number
  readonly lineBytes: number
}

function collected(kind: CrmKind, calls: readonly Call[]): Collected {
  const collector = createCrmCollector(kind)
  for (const call of calls) {
    const startedSec = Math.floor(call.startedAt.getTime() / 1_000)
    collector.add(call, { id: call.id, title: callTitle(call), startedSec })
  }
  let bytes = 0
  let lines = 0
  let lineBytes = 0
  const ids = new Set<string>()
  for (const { id, block } of collector.blocks()) {
    ids.add(id)
    bytes += sizeOf(renderBlock(block))
    for (const line of block.lines) {
      if (line.kind !== 'list' || line.label !== 'Calls') continue
      lines += line.items.length
      for (const item of line.items) lineBytes += sizeOf(item) + '- \n'.length
    }
  }
  return { ids, objects: collector.size, bytes, lines, lineBytes }
}

/** A missing scope as a value: the other types can still be told of. */
export async function orProblem<Result>(reading: Promise<Result>): Promise<Result | Problem> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof Problem && error.code === 'D-SCOPE') return error
    throw error
  }
}

function sizeOf(text: string): number {
  return Buffer.byteLength(text)
}

function average(sum: number, count: number): number {
  return count === 0 ? 0 : sum / count
}
