/** Search over what was said in the calls that somebody may see. */
import type { Actor } from '../records/member.ts'
import type { Clock } from '../records/ports.ts'
import type { SearchAnswer, SearchHit } from '../records/search.ts'
import { readAtOnce, type Reading, type Store } from '../store/reading.ts'
import { type CallFilter, indexState } from '../store/search-calls.ts'
import { visibleSpans } from '../store/search-hits.ts'
import type { Looker } from '../store/visibility.ts'
import { hitOf } from './hits.ts'
import { analyze } from './language/analyze.ts'
import { type Match, type Matches, findMatches } from './matches.ts'
import { rankedCalls } from './matching/find-calls.ts'
import { type ParsedQuery, parseQuery, type Side } from './query/parse-query.ts'
import { rankCalls } from './ranking/rank.ts'
import { callViewOf } from './reading/call-view.ts'
import { createIndexReader } from './reading/index-reader.ts'
import { createSights, type Sight } from './reading/sights.ts'
import { idf, narrow, type ReadQuery, readQuery, type Seeing, typedWords } from './read-query.ts'
import { firstSentence } from './segments/segment.ts'

export interface SearchRequest {
  readonly query: string
  readonly accountId: string | undefined
  readonly callId: string | undefined
  readonly side: Side | undefined
  /** 1 to 100. */
  readonly limit: number
}

export interface Search {
  /** Every text is a query; nothing in the answer depends on calls that the actor may not see. */
  search(actor: Actor, request: SearchRequest): Promise<SearchAnswer>
}

interface Needs extends Store {
  readonly clock: Clock
}

const NOTHING: SearchAnswer = { hits: [], total: 0, totalIsExact: true, corrections: [], notes: [] }
const NO_WORDS = 'Add a word to look for: what was typed holds none.'

export function createSearch({ db, pool, clock }: Needs): Search {
  const store = { db, pool }
  const reader = createIndexReader()
  const sights = createSights()

  /** Undefined where a call among the hits may not be shown: what was remembered is old. */
  const searchOnce = async (
    reading: Reading,
    looker: Looker,
    request: SearchRequest,
    parsed: ParsedQuery,
  ): Promise<SearchAnswer | undefined> => {
    const { epoch, segmentIds } = await indexState(reading, looker.organizationId)
    const segments = await reader.segments(reading, looker.organizationId, segmentIds)
    const sight = await sights.of(reading, looker, segments, epoch)
    if (sight.calls === 0) return NOTHING
    const seeing = { reading, looker, sight }
    const { calls, passes } = await narrow(seeing, filterOf(request, parsed), {
      speakers: parsed.speakers,
      sides: sidesOf(request, parsed),
    })
    const read = await readQuery({ ...seeing, reader }, typedWords(parsed), passes)
    const isOneCall = request.callId !== undefined || parsed.callIds.length > 0
    const matches = findMatches({ sight, calls, read, isOneCall, limit: request.limit })
    const best = await rank(sight, matches, read)
    const hits = await showHits(seeing, best.slice(0, request.limit), read)
    if (hits === undefined) return undefined
    return {
      ...NOTHING,
      hits,
      total: matches.isEvery ? Math.min(best.length, matches.total) : matches.total,
      totalIsExact: matches.isExact,
      corrections: correctionsOf(parsed, read, hits),
    }
  }

  return {
    async search({ organizationId, memberId }, request) {
      const parsed = parseQuery(request.query)
      if (typedWords(parsed).terms.length === 0) {
        return { ...NOTHING, notes: [...parsed.notes, NO_WORDS] }
      }
      const looker = { organizationId, memberId, now: clock.now() }
      return readAtOnce(store, async (reading) => {
        const answer = await searchOnce(reading, looker, request, parsed)
        if (answer !== undefined) return { ...answer, notes: parsed.notes }
        sights.forget(looker)
        // What is remembered now is of this same moment.
        const second = await searchOnce(reading, looker, request, parsed)
        return { ...(second ?? NOTHING), notes: parsed.notes }
      })
    },
  }
}

function filterOf({ accountId, callId }: SearchRequest, parsed: ParsedQuery): CallFilter {
  const { accounts, titles, types, before, after } = parsed
  return {
    callIds: callId === undefined ? parsed.callIds : [callId],
    accountIds: accountId === undefined ? [] : [accountId],
    accounts,
    titles,
    types,
    before,
    after,
  }
}

function sidesOf({ side }: SearchRequest, { sides }: ParsedQuery): readonly Side[] {
  return side === undefined ? sides : [side]
}

interface RankedMatch {
  readonly match: Match
  readonly passage: number
  readonly score: number
  readonly isPartial: boolean
}

/** Passages that hold all words come before those that hold most. */
async function rank(
  sight: Sight,
  { calls, isEvery }: Matches,
  { open, query, vocabulary, plan }: ReadQuery,
): Promise<readonly RankedMatch[]> {
  const byId = new Map(calls.map((match) => [match.segment.head.callIds[match.call] ?? '', match]))
  const close = [...byId].slice(0, isEvery ? byId.size : rankedCalls(plan))
  const facts = await sight.factsOf(close.map(([callId]) => callId))
  const views = close.map(([callId, { segment, call, score }]) => ({
    view: callViewOf(segment, call, open, facts.get(callId)),
    score,
  }))
  const ranked = rankCalls(query, views, vocabulary).flatMap(
    ({ call, turn, score }): RankedMatch[] => {
      const match = byId.get(call)
      if (match === undefined || !match.passages.has(turn)) return []
      return [{ match, passage: turn, score, isPartial: !match.whole.has(turn) }]
    },
  )
  const all = isEvery ? ranked : [...ranked, ...unranked(calls, ranked)]
  return [...all.filter(({ isPartial }) => !isPartial), ...all.filter(({ isPartial }) => isPartial)]
}

/** What the ranking was not asked about, or has nothing to say of, as where only stop words were asked for. */
function unranked(calls: readonly Match[], ranked: readonly RankedMatch[]): readonly RankedMatch[] {
  const done = new Map<Match, Set<number>>(calls.map((match) => [match, new Set()]))
  for (const { match, passage } of ranked) done.get(match)?.add(passage)
  const score = Math.min(0, ...ranked.map((one) => one.score))
  return calls.flatMap((match) =>
    [...match.passages]
      .filter((passage) => !done.get(match)?.has(passage))
      .map((passage) => ({ match, passage, score, isPartial: !match.whole.has(passage) })),
  )
}

/** Undefined where one of them may not be shown any more. */
async function showHits(
  { reading, looker, sight }: Seeing,
  best: readonly RankedMatch[],
  { query, plan, vocabulary }: ReadQuery,
): Promise<readonly SearchHit[] | undefined> {
  const spans = best.map(({ match: { segment, call }, passage }) => {
    const { head } = segment
    const first = firstSentence(head, call, passage)
    const at = (head.firstPassages[call] ?? 0) + passage
    const last = first + (head.passages.sentences[at] ?? 1) - 1
    return {
      callId: head.callIds[call] ?? '',
      first,
      last,
      speaker: head.passages.speakers[at] ?? 0,
    }
  })
  const shown = await visibleSpans(reading, looker, spans)
  if (shown.length < spans.length) return undefined
  const own = query.terms.map(({ term }) => term)
  const terms = [...new Set([...own, ...plan.requirements.flatMap((one) => one.terms)])]
  const weights = new Map(
    terms.map((term) => [term, idf(sight.passages, vocabulary.turnsWith(term))]),
  )
  return shown.flatMap((span, n) => {
    const ranked = best[n]
    return ranked === undefined ? [] : [hitOf(span, ranked, { weights, phrases: plan.phrases })]
  })
}

/** The words as they were typed, and as they stand in what was found. */
function correctionsOf(
  { words, phrases }: ParsedQuery,
  { mended }: ReadQuery,
  hits: readonly SearchHit[],
): SearchAnswer['corrections'] {
  if (mended.size === 0 || hits.length === 0) return []
  const said = new Map<string, string>()
  for (const { text } of hits) {
    for (const { term, word } of analyze(text)) if (!said.has(term)) said.set(term, word)
  }
  return analyze([...words, ...phrases].join(' ')).flatMap(({ term, word }) => {
    const used = mended.get(term)
    return used === undefined ? [] : [{ typed: word, used: said.get(used) ?? used }]
  })
}
