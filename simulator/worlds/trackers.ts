/** The keyword trackers of a company, and their hits in what was really said. */
import type { WireMonologue, WireTrackerHits, WorldTracker } from '../world.ts'
import { idOf } from './random.ts'

export interface Theme {
  readonly name: string
  readonly keywords: readonly string[]
}

/** What sales teams have counted; the competitors depend on the market. */
export const salesThemes = (competitors: readonly string[]): Theme[] => [
  {
    name: 'Competitors',
    keywords: competitors.length > 0 ? competitors : ['competitor', 'competition', 'rival'],
  },
  {
    name: 'Pricing',
    keywords: [
      'price',
      'pricing',
      'discount',
      'budget',
      'cost',
      'invoice',
      'per seat',
      'expensive',
    ],
  },
  {
    name: 'Timeline',
    keywords: ['deadline', 'go-live', 'timeline', 'kick-off', 'quarter', 'schedule'],
  },
  {
    name: 'Security',
    keywords: [
      'security',
      'privacy',
      'encryption',
      'SOC 2',
      'data protection',
      'compliance',
      'audit',
    ],
  },
  { name: 'Integration', keywords: ['API', 'integration', 'connector', 'webhook', 'endpoint'] },
  {
    name: 'Decision process',
    keywords: ['board', 'procurement', 'sign off', 'approval', 'legal', 'decision'],
  },
  { name: 'Next steps', keywords: ['next step', 'follow up', 'calendar', 'invite'] },
]

export function createTrackers(
  themes: readonly Theme[],
  setup: { workspaceId: string | null; creatorId: string; createdMs: number },
): WorldTracker[] {
  return themes.map(({ name, keywords }) => ({
    trackerId: idOf('tracker', setup.workspaceId ?? 'company', name),
    trackerName: name,
    workspaceId: setup.workspaceId,
    languageKeywords: [{ language: 'eng', keywords, includeRelatedForms: true }],
    affiliation: 'Anyone',
    partOfQuestion: false,
    saidAt: 'Anytime',
    saidAtInterval: null,
    saidAtUnit: null,
    saidInTopics: [],
    createdMs: setup.createdMs,
    creatorUserId: setup.creatorId,
    updatedMs: setup.createdMs,
    updaterUserId: setup.creatorId,
  }))
}

/** Every tracker with its hits in the sentences; those without a hit count 0, as Gong lists them. */
export function countTrackers(
  trackers: readonly WorldTracker[],
  transcript: readonly WireMonologue[],
): WireTrackerHits[] {
  return trackers.map((tracker) => {
    const keywords = tracker.languageKeywords.flatMap((list) => list.keywords)
    const pattern = keywordPattern(keywords)
    const spelling = new Map(keywords.map((keyword) => [plain(keyword), keyword]))
    const found = transcript.flatMap(({ speakerId, sentences }) =>
      sentences.flatMap(({ start, text }) =>
        [...text.matchAll(pattern)].map(([, words = '']) => ({
          phrase: spelling.get(plain(words)) ?? words,
          // Gong's hits always name a speaker; a voice it could not tell apart has no id.
          occurrence: { startTime: start / 1000, speakerId: speakerId ?? '0' },
        })),
      ),
    )
    return trackerHits(tracker, found)
  })
}

export interface Occurrence {
  readonly startTime: number
  readonly speakerId: string
}

export function trackerHits(
  tracker: { readonly trackerId: string; readonly trackerName: string },
  found: readonly { readonly phrase: string; readonly occurrence: Occurrence }[],
): WireTrackerHits {
  const inOrder = found.toSorted((a, b) => a.occurrence.startTime - b.occurrence.startTime)
  const phrases = Map.groupBy(inOrder, ({ phrase }) => phrase)
  return {
    id: tracker.trackerId,
    name: tracker.trackerName,
    count: inOrder.length,
    type: 'KEYWORD',
    occurrences: inOrder.map(({ occurrence }) => occurrence),
    phrases: [...phrases].map(([phrase, hits]) => ({
      phrase,
      count: hits.length,
      occurrences: hits.map(({ occurrence }) => occurrence),
    })),
  }
}

/** Any keyword as a whole word, also in the plural or the genitive; the longest comes first, so that it is not cut. */
function keywordPattern(keywords: readonly string[]): RegExp {
  const choices = keywords
    .toSorted((a, b) => b.length - a.length)
    .map((keyword) => keyword.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[ -]/g, '[ -]'))
  return new RegExp(`\\b(${choices.join('|')})(?:['’]?s)?\\b`, 'gi')
}

const plain = (words: string) => words.toLowerCase().replaceAll('-', ' ')
