/**
 * What Gong made of a call: its own analysis, and what people wrote beside it. Undefined is what Gong did not provide for
 * this call, an empty list what it looked for and did not find. Times are seconds from the start of the call, with fractions.
 */
export interface CallDetails {
  /** Those that were spoken of. */
  readonly topics: readonly TopicTime[] | undefined
  /** Those that were heard. */
  readonly trackers: readonly TrackerHits[] | undefined
  readonly outline: readonly OutlineSection[] | undefined
  /** Such as next steps. */
  readonly highlights: readonly Highlight[] | undefined
  readonly keyPoints: readonly string[] | undefined
  readonly brief: string | undefined
  readonly outcome: CallOutcome | undefined
  readonly questions: QuestionCounts | undefined
  /** Gong often leaves the customer's people out. */
  readonly talkTimes: readonly TalkTime[] | undefined
  /** Gong's measures of the host, named as Gong names them. */
  readonly hostMeasures: readonly { readonly name: string; readonly value: number }[] | undefined
  readonly comments: readonly CallComment[] | undefined
}

export interface TopicTime {
  readonly name: string
  readonly durationSec: number
}

export interface TrackerHits {
  readonly id: string | undefined
  readonly name: string
  /** KEYWORD or SMART. */
  readonly kind: string | undefined
  readonly count: number
  /** Gong knows them for calls since 2023. */
  readonly occurrences: readonly TrackerOccurrence[]
  /** Of keyword trackers alone. */
  readonly phrases: readonly {
    readonly phrase: string
    readonly count: number
    readonly occurrences: readonly TrackerOccurrence[]
  }[]
}

export interface TrackerOccurrence {
  readonly startSec: number
  readonly speakerId: string | undefined
}

export interface OutlineSection {
  readonly title: string
  readonly startSec: number
  readonly durationSec: number
  readonly items: readonly { readonly text: string; readonly startSec: number | undefined }[]
}

export interface Highlight {
  readonly title: string
  readonly items: readonly { readonly text: string; readonly startsSec: readonly number[] }[]
}

export interface CallOutcome {
  readonly id: string | undefined
  /** As MEETING_BOOKED. */
  readonly category: string | undefined
  readonly name: string | undefined
}

/** How many questions each side asked. */
export interface QuestionCounts {
  readonly internal: number
  readonly external: number
}

export interface TalkTime {
  /** Names the party, not the speaker. */
  readonly partyId: string
  readonly userId: string | undefined
  readonly talkSec: number
}

export interface CallComment {
  readonly id: string
  readonly postedAt: Date | undefined
  readonly authorId: string | undefined
  /** A person who is addressed stands in it as @Name. */
  readonly text: string
  /** The place of the call that it is about. */
  readonly fromSec: number | undefined
  readonly toSec: number | undefined
  /** The comment that it answers. */
  readonly inReplyTo: string | undefined
}
