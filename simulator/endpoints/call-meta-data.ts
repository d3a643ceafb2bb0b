// `CallBasicData`: what every answer says about a call.
import type { Gong } from '../endpoint.ts'
import type { WorldCall } from '../world.ts'

export function metaData({ company, calendar }: Gong, call: WorldCall) {
  return {
    id: call.id,
    url: callUrl(company.world.company.appHost, call.id),
    title: call.title,
    scheduled: call.scheduledMs === null ? null : calendar.iso(call.scheduledMs),
    started: calendar.iso(call.startedMs, 'milliseconds'),
    duration: call.durationSec,
    primaryUserId: call.primaryUserId,
    direction: call.direction,
    system: call.system,
    scope: call.scope,
    media: call.media,
    language: call.language,
    workspaceId: call.workspaceId,
    sdrDisposition: null,
    clientUniqueId: null,
    customData: null,
    purpose: call.purpose,
    meetingUrl: call.meetingUrl,
    isPrivate: call.isPrivate,
    calendarEventId: null,
  }
}

export function callUrl(appHost: string, id: string): string {
  return `https://${appHost}/call?id=${id}`
}
