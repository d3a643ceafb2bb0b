/** Scoring templates, and what reviewers answered. */
export interface Scorecard {
  readonly id: string
  readonly name: string
  readonly enabled: boolean
  readonly reviewMethod: string | undefined
  readonly createdAt: Date | undefined
  readonly updatedAt: Date | undefined
  readonly questions: readonly ScorecardQuestion[]
}

export interface ScorecardQuestion {
  readonly id: string
  readonly text: string
  readonly isOverall: boolean
  /** Gong's word: RANGE, YES_NO … */
  readonly type: string | undefined
  readonly guide: string | undefined
  readonly minRange: number | undefined
  readonly maxRange: number | undefined
  readonly options: readonly string[]
}

export interface AnsweredScorecard {
  readonly id: string
  readonly scorecardId: string
  readonly scorecardName: string | undefined
  readonly callId: string | undefined
  readonly callStartedAt: Date | undefined
  readonly reviewedUserId: string | undefined
  /** Nobody when the review was automatic. */
  readonly reviewerUserId: string | undefined
  readonly reviewMethod: string | undefined
  readonly reviewedAt: Date | undefined
  /** Who may see it in Gong: PUBLIC, PRIVATE, OPT_IN_USERS, MANAGERS, MANAGERS_AND_REVIEWEE. */
  readonly visibility: string | undefined
  readonly answers: readonly ScorecardAnswer[]
}

export interface ScorecardAnswer {
  readonly questionId: string
  readonly isOverall: boolean
  readonly score: number | undefined
  readonly text: string | undefined
  readonly notApplicable: boolean
  readonly options: readonly string[]
}
