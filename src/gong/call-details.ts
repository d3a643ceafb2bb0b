/** `content`, `interaction` and `collaboration` of a call: what Gong made of it, and what people wrote beside it. */
import { z } from 'zod'
import type { CallComment, CallDetails, TrackerHits } from '../records/call-details.ts'
import { id, list, maybeDate, maybeId, maybeList, maybeNumber, maybeText } from './shapes.ts'

/** Everything that a page of calls can show, but recordings. */
export const ALL_DETAILS = {
  content: {
    topics: true,
    trackers: true,
    trackerOccurrences: true,
    brief: true,
    outline: true,
    highlights: true,
    callOutcome: true,
    keyPoints: true,
  },
  interaction: { speakers: true, personInteractionStats: true, questions: true },
  collaboration: { publicComments: true },
}

const occurrences = list(z.object({ startTime: z.number(), speakerId: maybeId }))

export const contentShape = z
  .object({
    topics: maybeList(z.object({ name: z.string(), duration: z.number() })),
    trackers: maybeList(
      z.object({
        id: maybeId,
        name: z.string(),
        type: maybeText,
        count: z.number(),
        occurrences,
        phrases: list(z.object({ phrase: z.string(), count: z.number(), occurrences })),
      }),
    ),
    brief: maybeText,
    outline: maybeList(
      z.object({
        section: z.string(),
        startTime: z.number(),
        duration: z.number(),
        items: list(z.object({ text: z.string(), startTime: maybeNumber })),
      }),
    ),
    highlights: maybeList(
      z.object({
        title: z.string(),
        items: list(z.object({ text: z.string(), startTimes: list(z.number()) })),
      }),
    ),
    callOutcome: z.object({ id: maybeId, category: maybeText, name: maybeText }).nullish(),
    keyPoints: maybeList(z.object({ text: z.string() })),
  })
  .nullish()

export const interactionShape = z
  .object({
    speakers: maybeList(z.object({ id, userId: maybeId, talkTime: z.number() })),
    interactionStats: maybeList(z.object({ name: z.string(), value: z.number() })),
    questions: z.object({ companyCount: z.number(), nonCompanyCount: z.number() }).nullish(),
  })
  .nullish()

export const collaborationShape = z
  .object({
    publicComments: maybeList(
      z.object({
        id,
        posted: maybeDate,
        commenterUserId: maybeId,
        comment: maybeText,
        audioStartTime: maybeNumber,
        audioEndTime: maybeNumber,
        inReplyTo: maybeId,
      }),
    ),
  })
  .nullish()

type Content = z.output<typeof contentShape>
type Interaction = z.output<typeof interactionShape>
type Collaboration = z.output<typeof collaborationShape>

export function toDetails(
  content: Content,
  interaction: Interaction,
  collaboration: Collaboration,
): CallDetails {
  const questions = interaction?.questions
  return {
    topics: spokenTopics(content)?.map(({ name, duration }) => ({ name, durationSec: duration })),
    trackers: heardTrackers(content)?.map(toTrackerHits),
    outline: content?.outline?.map(({ section, startTime, duration, items }) => ({
      title: section,
      startSec: startTime,
      durationSec: duration,
      items: items.map((item) => ({ text: item.text, startSec: item.startTime })),
    })),
    highlights: content?.highlights?.map(({ title, items }) => ({
      title,
      items: items.map(({ text, startTimes }) => ({ text, startsSec: startTimes })),
    })),
    keyPoints: content?.keyPoints?.map(({ text }) => text),
    brief: content?.brief,
    outcome: content?.callOutcome ?? undefined,
    questions: questions
      ? { internal: questions.companyCount, external: questions.nonCompanyCount }
      : undefined,
    talkTimes: interaction?.speakers?.map(({ id: partyId, userId, talkTime }) => ({
      partyId,
      userId,
      talkSec: talkTime,
    })),
    hostMeasures: interaction?.interactionStats,
    comments: collaboration?.publicComments?.map(toComment),
  }
}

/** Gong lists topics that were never spoken of. */
export function spokenTopics(content: Content) {
  return content?.topics?.filter(({ duration }) => duration > 0)
}

/** Gong lists trackers that were never heard. */
export function heardTrackers(content: Content) {
  return content?.trackers?.filter(({ count }) => count > 0)
}

type WireTracker = NonNullable<ReturnType<typeof heardTrackers>>[number]

function toTrackerHits({ id: trackerId, name, type, count, ...heard }: WireTracker): TrackerHits {
  return {
    id: trackerId,
    name,
    kind: type,
    count,
    occurrences: toOccurrences(heard.occurrences),
    phrases: heard.phrases.map((phrase) => ({
      phrase: phrase.phrase,
      count: phrase.count,
      occurrences: toOccurrences(phrase.occurrences),
    })),
  }
}

function toOccurrences(places: z.output<typeof occurrences>): TrackerHits['occurrences'] {
  return places.map(({ startTime, speakerId }) => ({ startSec: startTime, speakerId }))
}

/** Gong writes a person who is addressed as `@[Aiko Strand](4523)`. */
const MENTION = /@\[([^\]]*)\]\(\d+\)/g

type WireComment = NonNullable<NonNullable<Collaboration>['publicComments']>[number]

function toComment(comment: WireComment): CallComment {
  return {
    id: comment.id,
    postedAt: comment.posted,
    authorId: comment.commenterUserId,
    text: (comment.comment ?? '').replace(MENTION, '@$1'),
    fromSec: comment.audioStartTime,
    toSec: comment.audioEndTime,
    inReplyTo: comment.inReplyTo,
  }
}
