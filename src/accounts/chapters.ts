/** Chapters of a call: Gong's outline, else what the transcript's topics tell. Times are milliseconds. */
import type { Chapter } from '../records/account-call.ts'
import type { StoredTalk } from '../store/transcripts.ts'
import { type KeptDetails, toMs } from './kept-details.ts'

interface Chapters {
  readonly chapters: readonly Chapter[]
  readonly chaptersFrom: 'gong-outline' | 'transcript-topics' | 'none'
}

/** Each ends where the next begins, the last one with the call. */
export function chaptersOf(
  outline: KeptDetails['outline'],
  talk: Pick<StoredTalk, 'starts_ms' | 'turn_starts' | 'turn_topics'> | undefined,
  durationMs: number,
): Chapters {
  const told = (outline ?? [])
    .map(({ title, startSec, items }) => ({
      title,
      startMs: Math.max(0, toMs(startSec)),
      items: items.map((item) => ({ text: item.text, atMs: toMs(item.startSec ?? startSec) })),
    }))
    .toSorted((a, b) => a.startMs - b.startMs)
  if (told.length > 0) {
    return { chapters: ended(told, durationMs), chaptersFrom: 'gong-outline' }
  }
  const derived = talk === undefined ? [] : topicChanges(talk)
  return {
    chapters: ended(derived, durationMs),
    chaptersFrom: derived.length > 0 ? 'transcript-topics' : 'none',
  }
}

type Begun = Omit<Chapter, 'endMs'>

function topicChanges({
  starts_ms: starts,
  turn_starts: turns,
  turn_topics: topics,
}: Pick<StoredTalk, 'starts_ms' | 'turn_starts' | 'turn_topics'>): readonly Begun[] {
  const begun: Begun[] = []
  for (const [turn, first] of turns.entries()) {
    const title = topics[turn] ?? undefined
    if (title === undefined || title === begun.at(-1)?.title) continue
    begun.push({ title, startMs: Math.max(0, starts[first] ?? 0), items: [] })
  }
  return begun
}

function ended(begun: readonly Begun[], durationMs: number): readonly Chapter[] {
  return begun.map((chapter, n) => ({
    ...chapter,
    endMs: Math.max(chapter.startMs, begun[n + 1]?.startMs ?? durationMs),
  }))
}
