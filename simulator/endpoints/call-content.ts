// `content` of an extensive answer: topics, trackers, and what Gong's Spotlight writes after all else is done.
import type { WireContent, WireTrackerHits } from '../world.ts'
import type { ExposedFields } from './content-selector.ts'

export function exposedContent(
  content: WireContent,
  shown: ExposedFields['content'],
  spotlightReady: boolean,
): { content?: object } {
  if (!shown || !Object.values(shown).includes(true)) return {}
  const { structure, topics, trackers, brief, outline, highlights, callOutcome, keyPoints } =
    content
  const withOccurrences = shown.trackerOccurrences === true
  return {
    content: {
      ...(shown.structure && { structure }),
      ...(shown.trackers && {
        trackers: withOccurrences ? trackers : trackers.map(withoutOccurrences),
      }),
      ...(shown.topics && { topics }),
      ...(shown.callOutcome && callOutcome && { callOutcome }),
      // Absent, not null, until it is written and for calls too short for it.
      ...(spotlightReady && {
        ...(shown.brief && brief !== undefined && { brief }),
        ...(shown.outline && outline && { outline }),
        ...(shown.highlights && highlights && { highlights }),
        ...(shown.keyPoints && keyPoints && { keyPoints }),
      }),
    },
  }
}

function withoutOccurrences(tracker: WireTrackerHits): WireTrackerHits {
  return {
    ...tracker,
    occurrences: [],
    phrases: tracker.phrases.map((phrase) => ({ ...phrase, occurrences: [] })),
  }
}
