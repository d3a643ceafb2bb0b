/** A list of words that Gong listens for. Gong's API gives keyword trackers only; smart trackers show on calls. */
export interface Tracker {
  readonly id: string
  readonly name: string
  readonly languages: readonly TrackerKeywords[]
  /** Anyone, Company or NonCompany. */
  readonly saidBy: string | undefined
  readonly onlyInQuestions: boolean
  readonly saidAt: SaidAt | undefined
  readonly inTopics: readonly string[]
  readonly createdAt: Date | undefined
  readonly updatedAt: Date | undefined
}

export interface TrackerKeywords {
  readonly language: string
  readonly keywords: readonly string[]
  readonly includesRelatedForms: boolean
}

export interface SaidAt {
  /** Anytime, First or Last. */
  readonly when: string
  readonly interval: number | undefined
  /** minutes or percent */
  readonly unit: string | undefined
}
