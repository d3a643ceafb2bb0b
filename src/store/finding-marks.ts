/** What people made of findings, account by account. Shown only beside findings that the looker may see. */
import { type Insertable, type Kysely, type Selectable, sql } from 'kysely'
import type { RiskType } from '../records/finding.ts'
import type { FindingMarkTable } from './reading-tables.ts'
import type { Tables } from './tables.ts'
import { type Looker, visibleTo } from './visibility.ts'

type Db = Kysely<Tables>

export type StoredMark = Selectable<FindingMarkTable>

/** Of these findings, in all accounts or in one. */
export async function marksOfFindings(
  db: Db,
  organizationId: string,
  findingIds: readonly string[],
  accountId?: string,
): Promise<readonly StoredMark[]> {
  return db
    .selectFrom('finding_mark')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`finding_id = any(${[...findingIds]}::text[])`)
    .$if(accountId !== undefined, (query) => query.where('account_id', '=', accountId ?? ''))
    .execute()
}

export async function writeMarks(
  db: Db,
  marks: readonly Insertable<FindingMarkTable>[],
): Promise<void> {
  if (marks.length === 0) return
  await db
    .insertInto('finding_mark')
    .values(marks)
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'account_id', 'finding_id']).doUpdateSet((eb) => ({
        state: eb.ref('excluded.state'),
        reason: eb.ref('excluded.reason'),
        owner_id: eb.ref('excluded.owner_id'),
        changed_by: eb.ref('excluded.changed_by'),
        changed_at: eb.ref('excluded.changed_at'),
      })),
    )
    .execute()
}

export async function deleteMark(
  db: Db,
  key: {
    readonly organizationId: string
    readonly accountId: string
    readonly findingId: string
  },
): Promise<void> {
  await db
    .deleteFrom('finding_mark')
    .where('organization_id', '=', key.organizationId)
    .where('account_id', '=', key.accountId)
    .where('finding_id', '=', key.findingId)
    .execute()
}

/** What was dismissed as no risk. */
export interface LearnedException {
  readonly findingId: string
  readonly type: RiskType
  readonly quote: string
  readonly dismissedAt: Date
}

/** Of all calls, for the engine: never shown. */
export function learnedExceptions(
  db: Db,
  organizationId: string,
): Promise<readonly LearnedException[]> {
  return dismissed(db, organizationId).execute()
}

/** Of calls that the looker may see. */
export function visibleExceptions(db: Db, looker: Looker): Promise<readonly LearnedException[]> {
  return dismissed(db, looker.organizationId).where(visibleTo(looker)).execute()
}

function dismissed(db: Db, organizationId: string) {
  return db
    .selectFrom('finding_mark')
    .innerJoin('finding', (join) =>
      join
        .onRef('finding.organization_id', '=', 'finding_mark.organization_id')
        .onRef('finding.call_id', '=', 'finding_mark.call_id')
        .onRef('finding.finding_id', '=', 'finding_mark.finding_id'),
    )
    .innerJoin('call', (join) =>
      join
        .onRef('call.organization_id', '=', 'finding.organization_id')
        .onRef('call.call_id', '=', 'finding.call_id'),
    )
    .select([
      'finding.finding_id as findingId',
      sql<RiskType>`finding.risk_type`.as('type'),
      'finding.quote',
      'finding_mark.changed_at as dismissedAt',
    ])
    .where('finding_mark.organization_id', '=', organizationId)
    .where('finding_mark.state', '=', 'dismissed')
    .where('finding.kind', '=', 'risk')
    .orderBy('finding_mark.changed_at', 'desc')
    .orderBy('finding.finding_id')
}
