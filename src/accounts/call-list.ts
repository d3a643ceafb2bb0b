/** Lists of calls: all that a member may see, and those of an account. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { AccountCallRow, CallRow } from '../records/account-call.ts'
import type { CallType } from '../records/call-type.ts'
import { cutPage, readCursor } from '../records/list-cursor.ts'
import type { Actor } from '../records/member.ts'
import type { Clock } from '../records/ports.ts'
import { isAccount, linksOfCalls, partiesOfCalls } from '../store/call-parts.ts'
import { listVisibleCalls, type StoredCall } from '../store/calls.ts'
import { reviewsOfCalls } from '../store/reviews.ts'
import type { Tables } from '../store/tables.ts'
import { talkOfCalls } from '../store/transcripts.ts'
import { type CallParts, reasonsOf, rowOf } from './call-views.ts'
import { noSuchAccount } from './no-such-account.ts'
import { lookerOf } from './visible-call.ts'

interface Needs {
  readonly db: Kysely<Tables>
  readonly clock: Clock
}

interface Filter {
  readonly query: string | undefined
  readonly type: CallType | undefined
  readonly accountId: string | undefined
  readonly from: Date | undefined
  readonly to: Date | undefined
}

interface PageRequest {
  readonly limit: number
  readonly cursor: string | undefined
}

interface PageOf<Item> {
  readonly data: readonly Item[]
  readonly nextCursor: string | null
  readonly hasMore: boolean
}

const place = z.tuple([z.iso.datetime(), z.string()])

export function createCallLists({ db, clock }: Needs) {
  const find = async (
    actor: Actor,
    filter: Filter,
    { limit, cursor }: PageRequest,
  ): Promise<readonly StoredCall[]> => {
    const [startedAt, callId] = cursor === undefined ? [] : readCursor(cursor, place)
    const after =
      startedAt === undefined || callId === undefined
        ? undefined
        : { startedAt: new Date(startedAt), callId }
    const query = filter.query === '' ? undefined : filter.query
    const conditions = { ...filter, query }
    return listVisibleCalls(db, lookerOf(actor, clock), conditions, { limit: limit + 1, after })
  }

  const cut = <Row extends CallRow>(rows: readonly Row[], limit: number): PageOf<Row> =>
    cutPage(rows, limit, { item: (row) => row, place: (row) => [row.startedAt, row.callId] })

  return {
    async list(actor: Actor, filter: Filter, page: PageRequest): Promise<PageOf<CallRow>> {
      const parts = await partsOf(db, actor, await find(actor, filter, page))
      return cut(parts.map(rowOf), page.limit)
    },
    async ofAccount(
      actor: Actor,
      accountId: string,
      filter: Omit<Filter, 'accountId'>,
      page: PageRequest,
    ): Promise<PageOf<AccountCallRow>> {
      if (!(await isAccount(db, actor.organizationId, accountId))) throw noSuchAccount()
      const parts = await partsOf(db, actor, await find(actor, { ...filter, accountId }, page))
      const rows = parts.map((one) => {
        const link = one.links.find((candidate) => candidate.accountId === accountId)
        return {
          ...rowOf(one),
          reasons: reasonsOf(link?.reasons),
          isManual: link?.isManual ?? false,
        }
      })
      return cut(rows, page.limit)
    },
  }
}

/** All that the rows of these calls tell, in four queries however many they are. */
export async function partsOf(
  db: Kysely<Tables>,
  { organizationId, memberId }: Actor,
  calls: readonly StoredCall[],
): Promise<readonly CallParts[]> {
  const key = { organizationId, callIds: calls.map((call) => call.call_id) }
  const [parties, links, talk, reviews] = await Promise.all([
    partiesOfCalls(db, key),
    linksOfCalls(db, key),
    talkOfCalls(db, key),
    reviewsOfCalls(db, key),
  ])
  const partiesByCall = Map.groupBy(parties, (party) => party.call_id)
  const linksByCall = Map.groupBy(links, (link) => link.callId)
  const reviewsByCall = Map.groupBy(reviews, (review) => review.callId)
  return calls.map((call) => {
    const reviewed = reviewsByCall.get(call.call_id) ?? []
    return {
      call,
      parties: partiesByCall.get(call.call_id) ?? [],
      links: linksByCall.get(call.call_id) ?? [],
      talk: talk.get(call.call_id),
      isReviewed: reviewed.some((review) => review.memberId === memberId),
      reviewedBy: reviewed.map(({ name }) => name),
    }
  })
}
