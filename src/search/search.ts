/** Search over what was said in the calls that somebody may see. */
import type { CallType } from '../records/call-type.ts'
import type { Actor } from '../records/member.ts'
import type { Clock } from '../records/ports.ts'
import type { SearchAnswer } from '../records/search.ts'
import { readAtOnce, type Reading, type Store } from '../store/reading.ts'
import { type CallFilter, indexState } from '../store/search-calls.ts'
import { accountNames } from '../store/search-hits.ts'
import type { Looker } from '../store/visibility.ts'
import { findMatches } from './matches.ts'
import { type ParsedQuery, parseQuery, type Side } from './query/parse-query.ts'
import { rankMatches } from './rank-matches.ts'
import { createIndexReader } from './reading/index-reader.ts'
import { createSights } from './reading/sights.ts'
import { MOST_WORDS, narrow, readQuery, typedWords } from './read-query.ts'
import { correctionsOf, showHits } from './show-hits.ts'

export interface SearchRequest {
  readonly query: string
  readonly accountId: string | undefined
  readonly callId: string | undefined
  readonly side: Side | undefined
  readonly type?: CallType | undefined
  /** Calls that started then or later. */
  readonly since?: Date | undefined
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

const NOTHING: SearchAnswer = {
  hits: [],
  accounts: [],
  total: 0,
  totalIsExact: true,
  corrections: [],
  hasWords: true,
  notes: [],
}
const TOO_MANY_WORDS = `Only the first ${MOST_WORDS} words are looked for.`
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
    const best = await rankMatches(sight, matches, read)
    const hits = await showHits(seeing, best.slice(0, request.limit), read)
    if (hits === undefined) return undefined
    const accountIds = new Set(hits.flatMap((hit) => hit.accountIds))
    return {
      ...NOTHING,
      hits,
      accounts: await accountNames(reading, looker.organizationId, [...accountIds]),
      total: matches.isEvery ? Math.min(best.length, matches.total) : matches.total,
      totalIsExact: matches.isExact,
      corrections: correctionsOf(parsed, read, hits),
    }
  }

  return {
    async search({ organizationId, memberId }, request) {
      const parsed = parseQuery(request.query)
      const typed = typedWords(parsed)
      if (typed.terms.length === 0) {
        return { ...NOTHING, hasWords: false, notes: [...parsed.notes, NO_WORDS] }
      }
      const notes = typed.isCut ? [...parsed.notes, TOO_MANY_WORDS] : parsed.notes
      const looker = { organizationId, memberId, now: clock.now() }
      return readAtOnce(store, async (reading) => {
        const answer = await searchOnce(reading, looker, request, parsed)
        if (answer !== undefined) return { ...answer, notes }
        sights.forget(looker)
        // What is remembered now is of this same moment.
        const second = await searchOnce(reading, looker, request, parsed)
        return { ...(second ?? NOTHING), notes }
      })
    },
  }
}

function filterOf(request: SearchRequest, parsed: ParsedQuery): CallFilter {
  const { accountId, callId, type, since } = request
  const { accounts, titles, types, before, after } = parsed
  return {
    callIds: callId === undefined ? parsed.callIds : [callId],
    accountIds: accountId === undefined ? [] : [accountId],
    accounts,
    titles,
    types: type === undefined ? types : [type],
    before,
    after: since ?? after,
  }
}

function sidesOf({ side }: SearchRequest, { sides }: ParsedQuery): readonly Side[] {
  return side === undefined ? sides : [side]
}
