/** What was asked of a model: counted against the caps before it is sent, told afterwards without a word of it. */
import { type Insertable, type Kysely, type Selectable, sql } from 'kysely'
import type { AiRequestTable } from './ai-tables.ts'
import type { Tables } from './tables.ts'
import { type Looker, visibleTo } from './visibility.ts'

type Db = Kysely<Tables>

export interface AiUse {
  readonly requests: number
  readonly tokensIn: number
  readonly tokensOut: number
  readonly dropped: number
}

/** Since a moment, what is under way counted as it was reserved. */
export function aiUseSince(db: Db, organizationId: string, since: Date): Promise<AiUse> {
  return db
    .selectFrom('ai_request')
    .select([
      sql<number>`count(*) filter (where not was_cached and result <> 'cap')`.as('requests'),
      sql<number>`coalesce(sum(tokens_in), 0)::double precision`.as('tokensIn'),
      sql<number>`coalesce(sum(tokens_out), 0)::double precision`.as('tokensOut'),
      sql<number>`coalesce(sum(dropped), 0)::double precision`.as('dropped'),
    ])
    .where('organization_id', '=', organizationId)
    .where('at', '>=', since)
    .executeTakeFirstOrThrow()
}

/**
 * Writes the request down before it is sent, if `mayBe` still agrees with what has been used: two at once are judged one
 * after the other. Answers whether it was written.
 */
export function reserveAiRequest(
  db: Db,
  request: Insertable<AiRequestTable>,
  since: Date,
  mayBe: (use: AiUse) => boolean,
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    await transaction
      .selectFrom('organization')
      .select('organization_id')
      .where('organization_id', '=', request.organization_id)
      .forNoKeyUpdate()
      .execute()
    if (!mayBe(await aiUseSince(transaction, request.organization_id, since))) return false
    await transaction.insertInto('ai_request').values(request).execute()
    return true
  })
}

/** Of an answer that was there already, or of a request that was not sent. */
export async function insertAiRequest(db: Db, request: Insertable<AiRequestTable>): Promise<void> {
  await db.insertInto('ai_request').values(request).execute()
}

export interface AiRequestKey {
  readonly organizationId: string
  readonly requestId: string
}

export async function settleAiRequest(
  db: Db,
  { organizationId, requestId }: AiRequestKey,
  change: Partial<Pick<AiRequestTable, 'tokens_in' | 'tokens_out' | 'result' | 'dropped'>>,
): Promise<void> {
  await db
    .updateTable('ai_request')
    .set(change)
    .where('organization_id', '=', organizationId)
    .where('request_id', '=', requestId)
    .execute()
}

/** Where the page before ended. */
export interface AiRequestPlace {
  readonly at: Date
  readonly requestId: string
}

/**
 * Newest first. Calls that the looker may not see are not named; and unless they may know how many calls there are, a
 * request about such calls, or about some that have gone, is not there at all.
 */
export function listAiRequests(
  db: Db,
  looker: Looker,
  {
    limit,
    after,
    mayCount,
  }: {
    readonly limit: number
    readonly after: AiRequestPlace | undefined
    readonly mayCount: boolean
  },
): Promise<readonly Omit<Selectable<AiRequestTable>, 'organization_id'>[]> {
  const seen = sql<readonly string[]>`array(
    select call.call_id from call
    where call.call_id = any(ai_request.call_ids) and ${visibleTo(looker)}
    order by call.call_id)`
  return db
    .selectFrom('ai_request')
    .select([
      'request_id',
      'at',
      'purpose',
      'account_id',
      'model',
      'fields',
      'tokens_in',
      'tokens_out',
      'was_cached',
      'result',
      'dropped',
    ])
    .select(seen.as('call_ids'))
    .where('organization_id', '=', looker.organizationId)
    .$if(!mayCount, (query) =>
      query.where(sql<boolean>`cardinality(ai_request.call_ids) = cardinality(${seen})`),
    )
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(at, request_id) < (${after?.at ?? new Date()}, ${after?.requestId ?? ''})`,
      ),
    )
    .orderBy('at', 'desc')
    .orderBy('request_id', 'desc')
    .limit(limit)
    .execute()
}
