/** What the ranking reads of the calls, and what it answers. Turns that are very long are several here, in order. */

export interface TermPlaces {
  /** Numbers of the turns, ascending. */
  readonly turns: Uint32Array
  /** How often in each. */
  readonly counts: Uint8Array
}

export interface CallView {
  readonly id: string
  readonly title: string
  readonly turns: number
  /** Terms of each turn, stop terms left out. */
  readonly lengths: Uint16Array
  /** Of each turn a number of `speakerNames`; 255 is somebody unknown. */
  readonly speakers: Uint8Array
  readonly flags: Uint8Array
  readonly speakerNames: readonly string[]
  /** Sum of the lengths. */
  readonly length: number
  /** Undefined where nobody said the term. */
  postings(term: string): TermPlaces | undefined
  /** Turns in which the second term stands one to three words behind the first. */
  followed(first: string, second: string): TermPlaces | undefined
}

export interface ScoredCall {
  readonly view: CallView
  /** Of `scoreCalls`. */
  readonly score: number
}

export interface RankedTurn {
  readonly call: string
  readonly turn: number
  readonly score: number
}

/** Where a term stands in the calls of a part of the index. */
export interface CallPostings {
  /** Numbers of the calls, ascending. */
  readonly calls: Uint16Array
  /** How often in each. */
  readonly counts: Uint16Array
}
