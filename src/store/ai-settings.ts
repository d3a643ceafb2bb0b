/** Which model an organization has chosen, and the sealed key to it. */
import type { Insertable, Kysely, Selectable } from 'kysely'
import type { AiSettingsTable } from './ai-tables.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export type StoredAiSettings = Selectable<AiSettingsTable>

/** What the sealed key is bound to, beside its organization. */
export const AI_KEY_ROW = 'ai-key'

export function findAiSettings(
  db: Db,
  organizationId: string,
): Promise<StoredAiSettings | undefined> {
  return db
    .selectFrom('ai_settings')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
}

export async function putAiSettings(db: Db, settings: Insertable<AiSettingsTable>): Promise<void> {
  const { organization_id: _, ...changed } = settings
  await db
    .insertInto('ai_settings')
    .values(settings)
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet(changed))
    .execute()
}

/** Of every organization that has one; locked until the transaction ends. */
export function lockAiKeys(
  transaction: Db,
): Promise<readonly Pick<StoredAiSettings, 'organization_id' | 'secret'>[]> {
  return transaction
    .selectFrom('ai_settings')
    .select(['organization_id', 'secret'])
    .where('secret', 'is not', null)
    .forUpdate()
    .execute()
}

export async function rewriteAiKey(
  transaction: Db,
  organizationId: string,
  sealed: string,
): Promise<void> {
  await transaction
    .updateTable('ai_settings')
    .set({ secret: sealed })
    .where('organization_id', '=', organizationId)
    .execute()
}
