/**
 * The built-in engine: reads a call with sentence models that were learned from labelled conversations
 * (`training/README.md`). Pure: no clock, no database, no network.
 */
import type { CallTopic } from '../../records/call-topic.ts'
import type { CallType } from '../../records/call-type.ts'
import type { CallSentiment, Finding, RiskType } from '../../records/finding.ts'

export interface CallToRead {
  readonly callId: string
  readonly title: string
  readonly type: CallType | null
  readonly startedAt: Date
  /** As Gong says it, as `eng` or `en-US`; null where it does not. */
  readonly language: string | null
  /** In the order of the transcript: their places are their numbers. */
  readonly sentences: readonly SpokenSentence[]
  readonly people: readonly Voice[]
}

export interface SpokenSentence {
  readonly text: string
  readonly speakerId: string | undefined
  readonly startMs: number
  readonly endMs: number
}

export interface Voice {
  readonly speakerId: string | undefined
  readonly name: string
  readonly title: string | undefined
  readonly side: 'customer' | 'vendor' | 'unknown'
}

/** What an organization adds to what was learned. */
export interface ReadingRules {
  /** Names of products that compete. */
  readonly competitors: readonly string[]
  /** Names of its own products. */
  readonly products: readonly string[]
  readonly types: Readonly<
    Record<
      RiskType,
      {
        readonly isOn: boolean
        readonly phrases: readonly string[]
        /** Sentences alike to these are no risk. */
        readonly exceptions: readonly string[]
      }
    >
  >
}

export interface CallReading {
  /** False: nothing was looked for, since only English is read. */
  readonly isEnglish: boolean
  /** In the order of the call. */
  readonly findings: readonly Finding[]
  /** Undefined where too little was said. */
  readonly sentiment: CallSentiment | undefined
  /** Undefined where it is too unsure to be said. */
  readonly type: DerivedType | undefined
  /** The longest first; none where nothing stands out. */
  readonly topics: readonly CallTopic[]
}

export interface DerivedType {
  readonly type: CallType
  /** 0 to 1, calibrated. */
  readonly confidence: number
}
