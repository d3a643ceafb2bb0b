/** A recorded conversation and who took part. Times are instants, lengths whole seconds. */
import type { CallDetails } from './call-details.ts'
import type { CrmObject } from './crm.ts'

/** What Gong says of a call before anything of its content. */
export interface CallMetadata {
  readonly id: string
  readonly url: string | undefined
  readonly title: string | undefined
  readonly startedAt: Date
  /** When it was to begin, where a calendar knew of it. */
  readonly scheduledAt: Date | undefined
  readonly durationSec: number
  readonly direction: string | undefined
  readonly scope: Side
  /** Undefined where Gong does not say; accounts take that for private. */
  readonly isPrivate: boolean | undefined
  readonly workspaceId: string | undefined
  readonly hostId: string | undefined
  /** Where it took place: Zoom, Google Meet … */
  readonly system: string | undefined
  /** Video or Audio. */
  readonly mediaKind: string | undefined
  /** ISO 639-2, as `eng`; `und` where Gong cannot tell. */
  readonly language: string | undefined
  readonly purpose: string | undefined
  readonly meetingUrl: string | undefined
}

export interface Call extends CallMetadata {
  /** Empty where Gong knows nobody, as for some imported calls. */
  readonly parties: readonly Party[]
  readonly topics: readonly string[]
  readonly trackers: readonly TrackerCount[]
  /** Deals and accounts that Gong ties to the call. */
  readonly crm: readonly CrmObject[]
  /** Undefined where they were not asked for. */
  readonly details: CallDetails | undefined
}

export type Side = 'Internal' | 'External' | 'Unknown'

export interface Party {
  readonly id: string | undefined
  readonly name: string | undefined
  readonly email: string | undefined
  readonly phone: string | undefined
  readonly title: string | undefined
  readonly userId: string | undefined
  readonly speakerId: string | undefined
  readonly side: Side
  /** False for somebody who was invited and did not come. */
  readonly attended: boolean
  /** Contacts and leads that Gong ties to the person. */
  readonly crm: readonly CrmObject[]
}

export interface TrackerCount {
  readonly name: string
  readonly count: number
}

/** What a person is called in text: name, else e-mail, else phone, else "Unnamed". */
export function partyName(party: Party): string {
  return party.name ?? party.email ?? party.phone ?? 'Unnamed'
}
