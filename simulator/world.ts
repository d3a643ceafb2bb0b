/**
 * What a pretend Gong company contains. A world is made from a folder, from a seed or from the demo, and served by the
 * endpoints. Everything that Gong sends is in Gong's own shape (the `Wire…` types, see Gong's OpenAPI document); points in
 * time are epoch milliseconds here and become ISO-8601 with the company's offset on the wire.
 *
 * Calls are light entries; their details and transcripts are made when they are asked for, so that a world of any size fits.
 */
export interface World {
  readonly name: string
  readonly company: Company
  readonly workspaces: readonly WireWorkspace[]
  /** Ascending by id, as Gong lists them. */
  readonly users: readonly WorldUser[]
  readonly profiles: readonly WorldProfile[]
  readonly trackers: readonly WorldTracker[]
  readonly scorecards: readonly WorldScorecard[]
  readonly answeredScorecards: readonly WorldAnsweredScorecard[]
  readonly folders: readonly WorldFolder[]
  /** At most one: a generic CRM integration, whose objects `GET /v2/crm/entities` answers. */
  readonly crmIntegration?: WorldCrmIntegration
  readonly calls: readonly WorldCall[]
  /** The same call gives the same answer every time. */
  details(call: WorldCall): CallDetails
  transcript(call: WorldCall): WireMonologue[]
  /** What a user did on one day of the company's calendar (`YYYY-MM-DD`): Gong answers lists of call ids. */
  activity(user: WorldUser, date: string): DailyActivity
  /** Interaction statistics over the days from `from` to before `to`; undefined where the user has none. */
  interaction(user: WorldUser, from: string, to: string): WireStat[] | undefined
}

export interface Company {
  readonly name: string
  readonly domain: string
  /** IANA name: Gong answers dates with this zone's offset, and statistics count its days. */
  readonly timeZone: string
  /** Host of Gong's web pages for this company, as in `https://us-12345.app.gong.io/call?id=…`. */
  readonly appHost: string
}

export interface WireWorkspace {
  readonly id: string
  readonly name: string
  readonly description: string
}

export interface WorldUser {
  readonly id: string
  readonly emailAddress: string
  readonly createdMs: number
  readonly active: boolean
  readonly firstName: string
  readonly lastName: string
  readonly title: string | null
  readonly phoneNumber: string | null
  readonly managerId: string | null
  readonly emailAliases: readonly string[]
  readonly trustedEmailAddress?: string | null
  readonly spokenLanguages: readonly { readonly language: string; readonly primary: boolean }[]
  /** May approve an OAuth app. */
  readonly technicalAdmin: boolean
  /** Synthetic Gong support user, listed only with `includeAvatars`. */
  readonly avatar: boolean
}

export interface WorldProfile {
  readonly id: string
  readonly workspaceId: string
  readonly name: string
  readonly description: string
  /** `permissionLevel` is one of Gong's words, unless a test has said another. */
  readonly callsAccess: {
    readonly permissionLevel: string
    readonly teamLeadIds: readonly string[] | null
  }
  readonly libraryFolderAccess: {
    readonly permissionLevel: string
    readonly libraryFolderIds: readonly string[] | null
  }
  readonly userIds: readonly string[]
}

export interface WorldTracker {
  readonly trackerId: string
  readonly trackerName: string
  readonly workspaceId: string | null
  readonly languageKeywords: readonly {
    readonly language: string
    readonly keywords: readonly string[]
    readonly includeRelatedForms: boolean
  }[]
  readonly affiliation: 'Anyone' | 'Company' | 'NonCompany'
  readonly partOfQuestion: boolean
  readonly saidAt: 'Anytime' | 'First' | 'Last'
  readonly saidAtInterval: number | null
  readonly saidAtUnit: 'minutes' | 'percent' | null
  readonly saidInTopics: readonly string[]
  readonly createdMs: number
  readonly creatorUserId: string | null
  readonly updatedMs: number
  readonly updaterUserId: string | null
}

export interface WorldScorecard {
  readonly scorecardId: string
  readonly scorecardName: string
  readonly workspaceId: string | null
  readonly enabled: boolean
  readonly updaterUserId: string
  readonly createdMs: number
  readonly updatedMs: number
  readonly reviewMethod: 'AUTOMATIC' | 'MANUAL'
  readonly questions: readonly {
    readonly questionId: string
    readonly questionRevisionId: string
    readonly questionText: string
    readonly isOverall: boolean
    readonly updaterUserId: string
    readonly questionType: string
    readonly answerGuide: string | null
    /** On the wire these are strings, although Gong's document says numbers. */
    readonly minRange: string | null
    readonly maxRange: string | null
    readonly answerOptions: readonly { readonly id: string; readonly text: string }[]
  }[]
}

export interface WorldAnsweredScorecard {
  readonly answeredScorecardId: string
  readonly scorecardId: string
  readonly callId: string
  readonly reviewedUserId: string
  /** null when the review was automatic. */
  readonly reviewerUserId: string | null
  readonly reviewMethod: 'AUTOMATIC' | 'MANUAL'
  readonly editorUserId: string | null
  readonly reviewMs: number
  readonly visibilityType:
    | 'PUBLIC'
    | 'PRIVATE'
    | 'OPT_IN_USERS'
    | 'MANAGERS'
    | 'MANAGERS_AND_REVIEWEE'
  readonly answers: readonly {
    readonly questionId: string
    readonly questionRevisionId: string
    readonly isOverall: boolean
    readonly score: number | null
    readonly answerText: string | null
    readonly notApplicable: boolean
    readonly selectedOptions: readonly string[] | null
  }[]
}

/** A public library folder: private and archived ones are never in Gong's answers. */
export interface WorldFolder {
  readonly id: string
  readonly workspaceId: string
  readonly name: string
  readonly parentFolderId: string | null
  readonly createdBy: string
  readonly updatedMs: number
  readonly calls: readonly {
    readonly callId: string
    readonly note: string | null
    readonly addedBy: string
    readonly createdMs: number
    /** Absent when the whole call was added. */
    readonly snippet?: { readonly fromSec: number; readonly toSec: number }
  }[]
}

export interface WorldCrmIntegration {
  /** Beyond 2^53, and a JSON number on the wire. */
  readonly integrationId: string
  readonly name: string
  readonly ownerEmail: string
  readonly objects: Readonly<
    Record<
      'ACCOUNT' | 'CONTACT' | 'DEAL' | 'LEAD',
      Readonly<Record<string, Readonly<Record<string, CrmValue>>>>
    >
  >
}

export type CrmValue = string | number | boolean | null | readonly (string | number)[]

/** A call as Gong's `metaData` knows it. Milliseconds from the start of the call until each part of Gong's processing is done. */
export interface WorldCall {
  readonly id: string
  readonly title: string | null
  readonly startedMs: number
  /** Web conferences recorded by Gong: `GET /v2/calls` compares this time, all else the start. */
  readonly scheduledMs: number | null
  readonly durationSec: number
  readonly primaryUserId: string
  readonly workspaceId: string
  readonly direction: 'Inbound' | 'Outbound' | 'Conference' | 'Unknown'
  readonly system: string
  readonly scope: 'Internal' | 'External' | 'Unknown'
  readonly media: 'Video' | 'Audio'
  readonly language: string
  readonly purpose: string | null
  readonly meetingUrl: string | null
  readonly isPrivate: boolean
  /** Where this call departs from the server's usual delays: milliseconds after its end, infinite for never. */
  readonly readyAfterMs?: Partial<Readonly<Record<Readiness, number>>>
  /** People who were given access through the API, one grant each. */
  readonly grantedUserIds: readonly string[]
}

/** The order in which Gong's processing is done with a call. */
export type Readiness = 'listed' | 'transcript' | 'details' | 'spotlight'

/** What `POST /v2/calls/extensive` can show beyond `metaData`. */
export interface CallDetails {
  /** Undefined: Gong leaves the key out, as it does for some imported calls. */
  readonly parties?: readonly WireParty[]
  readonly context: readonly WireContext[]
  /** Gong's AI has made nothing of the call: `content` and `interaction` are left out. */
  readonly withoutInsights?: boolean
  readonly content: WireContent
  readonly interaction: WireInteraction
  readonly publicComments: readonly WorldComment[]
}

export interface WireParty {
  readonly id: string
  readonly emailAddress?: string
  readonly name?: string
  readonly title?: string
  readonly phoneNumber?: string
  readonly userId?: string
  readonly speakerId?: string | null
  readonly affiliation: 'Internal' | 'External' | 'Unknown'
  readonly methods: readonly ('Invitee' | 'Attendee')[]
  readonly context: readonly WireContext[]
}

/** `timing` is put on by the endpoint as the request asks for it. */
export interface WireContext {
  readonly system: 'Salesforce' | 'HubSpot' | 'MicrosoftDynamic' | 'Generic'
  readonly objects: readonly {
    readonly objectType: 'Opportunity' | 'Account' | 'Contact' | 'User' | 'Lead'
    readonly objectId: string | null
    readonly fields: readonly { readonly name: string; readonly value: CrmValue }[]
  }[]
}

export interface WireContent {
  readonly structure: readonly { readonly name: string; readonly duration: number }[]
  readonly topics: readonly { readonly name: string; readonly duration: number }[]
  readonly trackers: readonly WireTrackerHits[]
  /** Spotlight, absent for calls that are too short: */
  readonly brief?: string
  readonly outline?: readonly {
    readonly section: string
    readonly startTime: number
    readonly duration: number
    readonly items: readonly { readonly text: string; readonly startTime: number }[]
  }[]
  readonly highlights?: readonly {
    readonly title: string
    readonly items: readonly { readonly text: string; readonly startTimes: readonly number[] }[]
  }[]
  readonly callOutcome?: { readonly id: string; readonly category: string; readonly name: string }
  readonly keyPoints?: readonly { readonly text: string }[]
}

export interface WireTrackerHits {
  readonly id: string
  readonly name: string
  readonly count: number
  readonly type: 'KEYWORD' | 'SMART'
  /** Seconds from the start of the call. */
  readonly occurrences: readonly { readonly startTime: number; readonly speakerId: string }[]
  readonly phrases: readonly {
    readonly phrase: string
    readonly count: number
    readonly occurrences: readonly { readonly startTime: number; readonly speakerId: string }[]
  }[]
}

export interface WireInteraction {
  /** `id` is the party's id. Seconds. */
  readonly speakers: readonly {
    readonly id: string
    readonly userId?: string
    readonly talkTime: number
  }[]
  readonly interactionStats: readonly WireStat[]
  readonly video: readonly { readonly name: string; readonly duration: number }[]
  readonly questions: { readonly companyCount: number; readonly nonCompanyCount: number }
}

export interface WireStat {
  readonly name: string
  readonly value: number
}

export interface WorldComment {
  readonly id: string
  readonly audioStartTime: number
  readonly audioEndTime: number
  readonly commenterUserId: string
  readonly comment: string
  readonly postedMs: number
  readonly inReplyTo: string | null
  readonly duringCall: boolean
}

/** Consecutive sentences of one speaker; milliseconds from the start of the call. */
export interface WireMonologue {
  readonly speakerId: string | null
  readonly topic: string | null
  readonly sentences: readonly {
    readonly start: number
    readonly end: number
    readonly text: string
  }[]
}

export const ACTIVITY_COUNTERS = [
  'callsAsHost',
  'callsAttended',
  'callsGaveFeedback',
  'callsRequestedFeedback',
  'callsReceivedFeedback',
  'ownCallsListenedTo',
  'othersCallsListenedTo',
  'callsSharedInternally',
  'callsSharedExternally',
  'callsScorecardsFilled',
  'callsScorecardsReceived',
  'callsCommentsGiven',
  'callsCommentsReceived',
  'callsMarkedAsFeedbackGiven',
  'callsMarkedAsFeedbackReceived',
] as const

/** Ids of the calls that each counter counts; a counter that is left out is empty. */
export type DailyActivity = Partial<
  Readonly<Record<(typeof ACTIVITY_COUNTERS)[number], readonly string[]>>
>
