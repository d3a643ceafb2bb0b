/** What a sales call goes through, and which tracked themes come up where. */

export const GENERATED_THEMES = {
  competitors: {
    name: 'Competitors',
    keywords: ['Brackwater', 'Penwick', 'Sorrel Suite', 'Tidemark'],
  },
  pricing: {
    name: 'Pricing',
    keywords: ['price', 'discount', 'budget', 'per seat'],
  },
  timeline: {
    name: 'Timeline',
    keywords: ['deadline', 'go-live', 'end of the quarter', 'kick-off'],
  },
  security: {
    name: 'Security',
    keywords: ['security review', 'SOC 2', 'encryption', 'single sign-on'],
  },
  integration: {
    name: 'Integration',
    keywords: ['API', 'webhook', 'data warehouse', 'connector'],
  },
} as const

export type ThemeName = keyof typeof GENERATED_THEMES

export type StageName =
  | 'Small talk'
  | 'Current situation'
  | 'Demo'
  | 'Technical questions'
  | 'Pricing'
  | 'Next steps'

export interface Stage {
  readonly name: StageName
  /** Of the length of the call. */
  readonly share: number
  /** In words: nobody holds a speech while the others are still arriving. */
  readonly longestTurn: number
  readonly themes: readonly ThemeName[]
}

export const STAGES: readonly [Stage, ...Stage[]] = [
  { name: 'Small talk', share: 0.05, longestTurn: 55, themes: ['timeline'] },
  {
    name: 'Current situation',
    share: 0.26,
    longestTurn: 420,
    themes: ['competitors', 'integration', 'timeline'],
  },
  {
    name: 'Demo',
    share: 0.3,
    longestTurn: 420,
    themes: ['integration', 'security', 'competitors'],
  },
  {
    name: 'Technical questions',
    share: 0.16,
    longestTurn: 420,
    themes: ['security', 'integration'],
  },
  { name: 'Pricing', share: 0.13, longestTurn: 420, themes: ['pricing', 'competitors', 'pricing'] },
  { name: 'Next steps', share: 0.1, longestTurn: 420, themes: ['timeline', 'pricing'] },
]
