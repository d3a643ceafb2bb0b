/** What Gong says of a call wherever it names one: `metaData` of a listing, `call` when asked for it alone. */
import { z } from 'zod'
import type { CallMetadata, Side } from '../records/call.ts'
import type { Line } from './line.ts'
import type { Endpoint } from './refusals.ts'
import { date, id, maybeBoolean, maybeDate, maybeId, maybeText, read } from './shapes.ts'

const oneCall: Endpoint = {
  method: 'GET',
  path: '/v2/calls/{id}',
  scope: 'api:calls:read:basic',
  empty: /call id .* was not found/i,
}

/** Undefined where Gong does not know the call: deleted, not processed yet, or of another company. */
export async function callById(line: Line, callId: string): Promise<CallMetadata | undefined> {
  const reply = await line.ask(oneCall, { id: callId })
  if (reply.kind !== 'body') return undefined
  const place = { endpoint: oneCall, requestId: reply.requestId }
  return toMetadata(read(z.object({ call: metadataShape }), reply.body, place).call)
}

const sides: Readonly<Record<string, Side>> = { Internal: 'Internal', External: 'External' }
export const side = maybeText.transform((text): Side => sides[text ?? ''] ?? 'Unknown')

export const metadataShape = z.object({
  id,
  url: maybeText,
  title: maybeText,
  scheduled: maybeDate,
  started: date,
  duration: z.number(),
  primaryUserId: maybeId,
  direction: maybeText,
  system: maybeText,
  scope: side,
  media: maybeText,
  language: maybeText,
  workspaceId: maybeId,
  purpose: maybeText,
  meetingUrl: maybeText,
  isPrivate: maybeBoolean,
})

export function toMetadata(call: z.output<typeof metadataShape>): CallMetadata {
  return {
    id: call.id,
    url: call.url,
    title: call.title,
    startedAt: call.started,
    scheduledAt: call.scheduled,
    durationSec: call.duration,
    direction: call.direction,
    scope: call.scope,
    isPrivate: call.isPrivate,
    workspaceId: call.workspaceId,
    hostId: call.primaryUserId,
    system: call.system,
    mediaKind: call.media,
    language: call.language,
    purpose: call.purpose,
    meetingUrl: call.meetingUrl,
  }
}
