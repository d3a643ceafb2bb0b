/** Calls with their parties, topics, trackers and CRM ties: the only file that has heard of `metaData`. */
import { z } from 'zod'
import type { Call, Party, Side } from '../records/call.ts'
import type { Window } from '../records/window.ts'
import type { Clock } from '../records/ports.ts'
import { crmObjects, crmShape } from './crm.ts'
import type { Line } from './line.ts'
import { type Page, pages, records } from './listing.ts'
import type { Endpoint } from './refusals.ts'
import { date, id, list, maybeBoolean, maybeId, maybeText, type Place, read } from './shapes.ts'

const extensive = {
  method: 'POST',
  path: '/v2/calls/extensive',
  scope: 'api:calls:read:extensive',
  empty: /no calls found/i,
  list: 'calls',
} as const satisfies Endpoint

/** What to read of each call; what is left out makes the page lighter (CRM fields make it three times as heavy). */
export interface CallParts {
  readonly parties: boolean
  readonly topicsAndTrackers: boolean
  readonly crm: boolean
}

/** Calls that start in the window, oldest first, as Gong lists them. Private ones are among them. */
export function listCalls(
  line: Line,
  window: Window,
  parts: CallParts,
): AsyncGenerator<Page<Call>> {
  return pages(line, {
    endpoint: extensive,
    what: { filter: windowFilter(window), contentSelector: contentSelector(parts) },
    item: toCall,
    idOf: (call) => call.id,
  })
}

/** Gong can know a transcript some minutes before it knows the call: waits between looks, about a quarter of an hour in all. */
const LOOKS_AGAIN_MS = [30_000, 60_000, 120_000, 240_000, 480_000]

export type FoundCall =
  | { readonly kind: 'call'; readonly call: Call }
  /** Gong still does not answer this id after the last look: deleted, or not processed yet. */
  | { readonly kind: 'missing'; readonly id: string }

/**
 * The calls of these ids: what Gong knows comes at once, what it does not know yet is asked for again, and what is
 * still unknown at the end is told as missing, never dropped.
 */
export async function* callsById(
  line: Line,
  clock: Clock,
  ids: readonly string[],
  parts: CallParts,
): AsyncGenerator<FoundCall> {
  let owed = new Set(ids)
  for (const waitMs of [0, ...LOOKS_AGAIN_MS]) {
    if (owed.size === 0) return
    if (waitMs > 0) await clock.sleep(waitMs)
    const stillOwed = new Set(owed)
    for await (const call of knownCalls(line, [...owed], parts)) {
      stillOwed.delete(call.id)
      yield { kind: 'call', call }
    }
    owed = stillOwed
  }
  for (const missing of owed) yield { kind: 'missing', id: missing }
}

/** Gong takes at most 100 ids a request. */
const IDS_A_REQUEST = 100

/** Those of these ids that Gong knows; the others are silently left out. */
export async function* knownCalls(
  line: Line,
  ids: readonly string[],
  parts: CallParts,
): AsyncGenerator<Call> {
  for (let start = 0; start < ids.length; start += IDS_A_REQUEST) {
    const callIds = ids.slice(start, start + IDS_A_REQUEST)
    yield* records(line, {
      endpoint: extensive,
      what: { filter: { callIds }, contentSelector: contentSelector(parts) },
      item: toCall,
      idOf: (call: Call) => call.id,
    })
  }
}

function windowFilter({ from, to }: Window): Record<string, string> {
  return { ...(from && { fromDateTime: from.toISOString() }), toDateTime: to.toISOString() }
}

function contentSelector({ parties, topicsAndTrackers, crm }: CallParts): unknown {
  return {
    context: crm ? 'Extended' : 'None',
    exposedFields: { parties, content: { topics: topicsAndTrackers, trackers: topicsAndTrackers } },
  }
}

const sides: Readonly<Record<string, Side>> = { Internal: 'Internal', External: 'External' }
const side = maybeText.transform((text): Side => sides[text ?? ''] ?? 'Unknown')

const partyShape = z.object({
  id: maybeId,
  name: maybeText,
  emailAddress: maybeText,
  phoneNumber: maybeText,
  title: maybeText,
  userId: maybeId,
  speakerId: maybeId,
  affiliation: side,
  methods: list(z.string()),
  context: crmShape,
})

const callShape = z.object({
  metaData: z.object({
    id,
    url: maybeText,
    title: maybeText,
    started: date,
    duration: z.number(),
    primaryUserId: maybeId,
    direction: maybeText,
    scope: side,
    workspaceId: maybeId,
    isPrivate: maybeBoolean,
  }),
  context: crmShape,
  parties: list(partyShape),
  content: z
    .object({
      topics: list(z.object({ name: z.string(), duration: z.number() })),
      trackers: list(z.object({ name: z.string(), count: z.number() })),
    })
    .nullish(),
})

function toCall(element: unknown, place: Place): Call {
  const { metaData, context, parties, content } = read(callShape, element, place)
  return {
    id: metaData.id,
    url: metaData.url,
    title: metaData.title,
    startedAt: metaData.started,
    durationSec: metaData.duration,
    direction: metaData.direction,
    scope: metaData.scope,
    isPrivate: metaData.isPrivate ?? false,
    workspaceId: metaData.workspaceId,
    hostId: metaData.primaryUserId,
    parties: parties.map(toParty),
    // Gong lists topics that were never spoken of, and trackers that were never heard.
    topics: (content?.topics ?? [])
      .filter((topic) => topic.duration > 0)
      .map((topic) => topic.name),
    trackers: (content?.trackers ?? []).filter((tracker) => tracker.count > 0),
    crm: crmObjects(context),
  }
}

function toParty(party: z.output<typeof partyShape>): Party {
  return {
    id: party.id,
    name: party.name,
    email: party.emailAddress,
    phone: party.phoneNumber,
    title: party.title,
    userId: party.userId,
    speakerId: party.speakerId,
    side: party.affiliation,
    attended: party.methods.length === 0 || party.methods.includes('Attendee'),
    crm: crmObjects(party.context),
  }
}
