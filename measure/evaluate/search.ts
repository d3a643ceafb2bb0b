/**
 * How well the product's own search answers the queries of QMSum: within the query's meeting, at which place the first
 * turn stands that answers it; over all meetings, whether the first hit is in the right one.
 */
import { join } from 'node:path'
import { createSearch, type Search } from '../../src/search/search.ts'
import { measuresOf } from '../../training/search/measures.ts'
import { type MeetingQuery, readMeetings } from '../../training/search/qmsum.ts'
import { loadStore, LOOKER } from '../bench/search/load-store.ts'
import { withOwnDatabase } from '../own-database.ts'
import { EVALUATING_USERS, type MeetingCall, meetingCall, turnOfSentence } from './meeting-calls.ts'

/** Percent; `mrr` 0 to 1. */
export interface SearchQuality {
  readonly queries: number
  readonly turnHit1: number
  readonly turnHit5: number
  readonly turnHit10: number
  readonly mrr: number
  readonly meetingHit1: number
}

const MOST_HITS = 100

/** `data`: the folder that holds `qmsum`. */
export async function evaluateSearch(data: string): Promise<SearchQuality> {
  const meetings = await readMeetings(join(data, 'qmsum'))
  const asked = meetings.map((meeting) => ({
    meeting: meetingCall(meeting),
    queries: meeting.queries,
  }))
  return withSearch(
    asked.map(({ meeting }) => meeting),
    async (search) => {
      const turns: (number | undefined)[] = []
      let rightMeetings = 0
      for (const { meeting, queries } of asked) {
        for (const query of queries) {
          turns.push(await rankOfAnswer(search, meeting, query))
          if (await isRightMeeting(search, meeting, query)) rightMeetings += 1
        }
      }
      const { hit1, hit5, hit10, mrr, queries } = measuresOf(turns)
      return {
        queries,
        turnHit1: rounded(hit1, 1),
        turnHit5: rounded(hit5, 1),
        turnHit10: rounded(hit10, 1),
        mrr: rounded(mrr, 3),
        meetingHit1: rounded((100 * rightMeetings) / Math.max(1, queries), 1),
      }
    },
  )
}

function withSearch<Result>(
  meetings: readonly MeetingCall[],
  use: (search: Search) => Promise<Result>,
): Promise<Result> {
  return withOwnDatabase(async (database) => {
    await loadStore(database.db, {
      users: EVALUATING_USERS,
      *calls() {
        for (const { call } of meetings) yield call
      },
    })
    const clock = { now: () => new Date(), sleep: () => Promise.resolve() }
    return use(createSearch({ ...database, clock }))
  })
}

/** From 1; a turn counts once, whatever of it was found. */
async function rankOfAnswer(
  search: Search,
  { call, turnStarts }: MeetingCall,
  { text, answers }: MeetingQuery,
): Promise<number | undefined> {
  const { hits } = await ask(search, text, call.callId)
  const turns = [...new Set(hits.map(({ sentence }) => turnOfSentence(sentence, turnStarts)))]
  const place = turns.findIndex((turn) => answers.has(turn))
  return place < 0 ? undefined : place + 1
}

async function isRightMeeting(
  search: Search,
  { call }: MeetingCall,
  { text }: MeetingQuery,
): Promise<boolean> {
  const { hits } = await ask(search, text, undefined)
  return hits[0]?.callId === call.callId
}

function ask(search: Search, query: string, callId: string | undefined) {
  return search.search(LOOKER, {
    query,
    callId,
    accountId: undefined,
    side: undefined,
    limit: callId === undefined ? 1 : MOST_HITS,
  })
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
