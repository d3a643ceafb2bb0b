/** Keyword trackers; Gong's API does not list smart trackers. */
import { z } from 'zod'
import type { Tracker } from '../records/tracker.ts'
import type { Line } from './line.ts'
import { whole } from './listing.ts'
import type { Endpoint } from './refusals.ts'
import { id, list, maybeBoolean, maybeDate, maybeNumber, maybeText } from './shapes.ts'

const trackers: Endpoint = {
  method: 'GET',
  path: '/v2/settings/trackers',
  scope: 'api:settings:trackers:read',
}

export async function listTrackers(line: Line): Promise<Tracker[]> {
  const answer = await whole(line, trackers, trackersShape)
  return (answer?.keywordTrackers ?? []).map(toTracker)
}

const trackerShape = z.object({
  trackerId: id,
  trackerName: z.string(),
  languageKeywords: list(
    z.object({
      language: z.string(),
      keywords: list(z.string()),
      includeRelatedForms: maybeBoolean,
    }),
  ),
  affiliation: maybeText,
  partOfQuestion: maybeBoolean,
  saidAt: maybeText,
  saidAtInterval: maybeNumber,
  saidAtUnit: maybeText,
  saidInTopics: list(z.string()),
  created: maybeDate,
  updated: maybeDate,
})
const trackersShape = z.object({ keywordTrackers: list(trackerShape) })

function toTracker(tracker: z.output<typeof trackerShape>): Tracker {
  return {
    id: tracker.trackerId,
    name: tracker.trackerName,
    languages: tracker.languageKeywords.map(({ language, keywords, includeRelatedForms }) => ({
      language,
      keywords,
      includesRelatedForms: includeRelatedForms ?? false,
    })),
    saidBy: tracker.affiliation,
    onlyInQuestions: tracker.partOfQuestion ?? false,
    saidAt:
      tracker.saidAt === undefined
        ? undefined
        : { when: tracker.saidAt, interval: tracker.saidAtInterval, unit: tracker.saidAtUnit },
    inTopics: tracker.saidInTopics,
    createdAt: tracker.created,
    updatedAt: tracker.updated,
  }
}
