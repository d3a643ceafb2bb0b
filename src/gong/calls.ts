/** Calls as a page of them is asked for and read: parties, content and CRM ties, as much of each as is wanted. */
import { z } from 'zod'
import type { Call, Party } from '../records/call.ts'
import type { Window } from '../records/window.ts'
import type { Clock } from '../records/ports.ts'
import {
  ALL_DETAILS,
  collaborationShape,
  contentShape,
  heardTrackers,
  interactionShape,
  spokenTopics,
  toDetails,
} from './call-details.ts'
import { metadataShape, side, toMetadata } from './call-metadata.ts'
import { crmObjects, crmShape } from './crm.ts'
import type { Line } from './line.ts'
import { type Page, pages, records } from './listing.ts'
import type { Endpoint } from './refusals.ts'
import { list, maybeId, maybeText, type Place, read } from './shapes.ts'

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
  readonly crm: 'none' | 'ids' | 'fields'
  /** Brings topics and trackers as well. */
  readonly details: boolean
}

export const METADATA_ALONE = {
  parties: false,
  topicsAndTrackers: false,
  crm: 'none',
  details: false,
} as const satisfies CallParts

/** Calls that start in the window, oldest first, as Gong lists them. Private ones are among them. */
export function listCalls(
  line: Line,
  window: Window,
  parts: CallParts,
): AsyncGenerator<Page<Call>> {
  return pages(line, {
    endpoint: extensive,
    what: { filter: windowFilter(window), contentSelector: contentSelector(parts) },
    item: toCall(parts),
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
export const IDS_A_REQUEST = 100

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
      item: toCall(parts),
      idOf: (call: Call) => call.id,
    })
  }
}

function windowFilter({ from, to }: Window): Record<string, string> {
  return { ...(from && { fromDateTime: from.toISOString() }), toDateTime: to.toISOString() }
}

const CONTEXTS = { none: 'None', ids: 'Basic', fields: 'Extended' } as const

function contentSelector({ parties, topicsAndTrackers, crm, details }: CallParts): unknown {
  const content = { topics: topicsAndTrackers, trackers: topicsAndTrackers }
  return {
    context: CONTEXTS[crm],
    exposedFields: { parties, ...(details ? ALL_DETAILS : { content }) },
  }
}

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
  metaData: metadataShape,
  context: crmShape,
  parties: list(partyShape),
  content: contentShape,
  interaction: interactionShape,
  collaboration: collaborationShape,
})

function toCall(parts: CallParts): (element: unknown, place: Place) => Call {
  return (element, place) => {
    const call = read(callShape, element, place)
    const { content, interaction, collaboration } = call
    return {
      ...toMetadata(call.metaData),
      parties: call.parties.map(toParty),
      topics: (spokenTopics(content) ?? []).map(({ name }) => name),
      trackers: (heardTrackers(content) ?? []).map(({ name, count }) => ({ name, count })),
      crm: crmObjects(call.context),
      details: parts.details ? toDetails(content, interaction, collaboration) : undefined,
    }
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
