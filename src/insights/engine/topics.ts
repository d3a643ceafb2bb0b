/**
 * What a call is about, stretch by stretch, told from what the sentence model says of its sentences: a topic is heard where
 * enough of what is said around a sentence belongs to it. Nothing is said of stretches where nothing stands out.
 */
import { type CallTopic, TOPIC_KINDS, type TopicKind } from '../../records/call-topic.ts'
import type { SpokenSentence } from './engine.ts'
import { type Head, headNumber } from './heads.ts'
import type { PreparedSentence } from './prepare.ts'

/** By which kinds of sentences each topic is told. */
export const HEADS_OF: Readonly<Record<TopicKind, readonly Head[]>> = {
  pricing: ['terms'],
  plan: ['date'],
  systems: ['technical'],
  people: ['who'],
  trouble: ['pain'],
  goals: ['success'],
  use: ['use', 'requirement'],
  next: ['next', 'commitment'],
}

/** Sentences before and after that count, the less the farther they are. */
const REACH = 5
/** A backchannel says nothing of the topic; a long sentence counts as one of so many words. */
const MOST_WORDS = 25
/** Share of what is said around a sentence that belongs to a topic, from which on it is heard. */
const LEAST_SHARE = 0.12
/** A sentence that tells so much speaks for its topic. */
const TELLING = 0.8
/** A stretch holds so many sentences that speak for its topic, and is so long. */
const LEAST_TELLING = 2
const LEAST_SENTENCES = 4
/** The same topic again after so few sentences goes on. */
const GAP = 4
/** What was talked about for less, in seconds and as a share of all talk, is no topic of the call. */
const LEAST_SEC = 10
const LEAST_OF_CALL = 0.015

interface Stretch {
  readonly kind: TopicKind
  readonly first: number
  readonly last: number
}

/** The longest first; each once, with the place where it first comes up. */
export function topicsOf(
  sentences: readonly SpokenSentence[],
  prepared: readonly PreparedSentence[],
  judged: readonly Float32Array[],
  thresholds: Readonly<Partial<Record<Head, number>>>,
): readonly CallTopic[] {
  const telling = new Map(TOPIC_KINDS.map((kind) => [kind, tellingOf(kind, judged, thresholds)]))
  const stretches = stretchesOf(prepared, telling).flatMap((stretch) => {
    const begins = beginningOf(stretch, telling.get(stretch.kind) ?? [])
    return begins === undefined ? [] : [{ ...stretch, begins }]
  })
  const talkSec = sentences.reduce((sum, sentence) => sum + lengthMs(sentence), 0) / 1_000
  const least = Math.max(LEAST_SEC, LEAST_OF_CALL * talkSec)
  return [...Map.groupBy(stretches, ({ kind }) => kind)]
    .map(([kind, own]): CallTopic => {
      const numbers = own.flatMap(({ first, last }) =>
        Array.from({ length: last - first + 1 }, (_, ahead) => first + ahead),
      )
      const talkMs = numbers.reduce((sum, n) => sum + lengthMs(sentences[n]), 0)
      const first = own[0]?.begins ?? 0
      return {
        kind,
        durationSec: Math.round(talkMs / 1_000),
        sentence: first,
        startMs: sentences[first]?.startMs ?? 0,
      }
    })
    .filter(({ durationSec }) => durationSec >= least)
    .toSorted((a, b) => b.durationSec - a.durationSec || a.sentence - b.sentence)
}

/** For each sentence how much it speaks for the topic: 1 where it would be shown as a moment of such a kind. */
function tellingOf(
  kind: TopicKind,
  judged: readonly Float32Array[],
  thresholds: Readonly<Partial<Record<Head, number>>>,
): readonly number[] {
  return judged.map((heads) =>
    Math.max(
      ...HEADS_OF[kind].map((head) => {
        const sureness = (heads[headNumber(head)] ?? 0) / (thresholds[head] ?? 1)
        return Math.min(1, sureness) ** 2
      }),
    ),
  )
}

/** Sentence after sentence of the same topic, breaks of a few sentences left out. */
function stretchesOf(
  prepared: readonly PreparedSentence[],
  telling: ReadonlyMap<TopicKind, readonly number[]>,
): readonly Stretch[] {
  const stretches: Stretch[] = []
  for (const n of prepared.keys()) {
    const kind = heardAt(n, prepared, telling)
    const last = stretches.at(-1)
    if (kind === undefined) continue
    if (last?.kind === kind && n - last.last <= GAP)
      stretches[stretches.length - 1] = { ...last, last: n }
    else stretches.push({ kind, first: n, last: n })
  }
  return stretches
}

function heardAt(
  n: number,
  prepared: readonly PreparedSentence[],
  telling: ReadonlyMap<TopicKind, readonly number[]>,
): TopicKind | undefined {
  let all = 0
  const weights: number[] = []
  for (let away = -REACH; away <= REACH; away += 1) {
    const sentence = prepared[n + away]
    const weight =
      sentence === undefined
        ? 0
        : Math.min(MOST_WORDS, sentence.length) * (1 - Math.abs(away) / (REACH + 1))
    weights.push(weight)
    all += weight
  }
  let best: TopicKind | undefined
  let most = LEAST_SHARE * Math.max(1, all)
  for (const [kind, own] of telling) {
    const sum = weights.reduce(
      (so, weight, place) => so + weight * (own[n + place - REACH] ?? 0),
      0,
    )
    if (sum > most) [best, most] = [kind, sum]
  }
  return best
}

/** The first sentence that speaks for its topic. Undefined where too few do. */
function beginningOf({ first, last }: Stretch, telling: readonly number[]): number | undefined {
  if (last - first + 1 < LEAST_SENTENCES) return undefined
  const numbers = telling.flatMap((share, n) =>
    n >= first && n <= last && share >= TELLING ? [n] : [],
  )
  return numbers.length < LEAST_TELLING ? undefined : numbers[0]
}

function lengthMs(sentence: SpokenSentence | undefined): number {
  return sentence === undefined ? 0 : Math.max(0, sentence.endMs - sentence.startMs)
}
