/** By which rules risks count. */
import type { Kysely, Selectable } from 'kysely'
import type { RiskRulesTable } from './reading-tables.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export type StoredRiskRules = Selectable<RiskRulesTable>

/** Undefined before somebody has changed them. */
export function findRiskRules(
  db: Db,
  organizationId: string,
): Promise<StoredRiskRules | undefined> {
  return db
    .selectFrom('risk_rules')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
}

/** As the next version; false where `version` is not the one that holds. */
export async function replaceRiskRules(
  db: Db,
  {
    organizationId,
    version,
    rules,
    by,
    at,
  }: {
    readonly organizationId: string
    readonly version: number
    readonly rules: object
    readonly by: string
    readonly at: Date
  },
): Promise<boolean> {
  const changed = {
    version: version + 1,
    rules: JSON.stringify(rules),
    changed_by: by,
    changed_at: at,
  }
  if (version === 0) {
    const inserted = await db
      .insertInto('risk_rules')
      .values({ organization_id: organizationId, ...changed })
      .onConflict((conflict) => conflict.doNothing())
      .returning('version')
      .executeTakeFirst()
    return inserted !== undefined
  }
  const updated = await db
    .updateTable('risk_rules')
    .set(changed)
    .where('organization_id', '=', organizationId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  return updated !== undefined
}
