/** Templates of handoffs that an organization has made. */
import { type Insertable, type Kysely, type Selectable } from 'kysely'
import type { HandoffTemplateTable } from './handoff-tables.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export type StoredTemplate = Selectable<HandoffTemplateTable>

/** By name. */
export function listTemplates(db: Db, organizationId: string): Promise<readonly StoredTemplate[]> {
  return db
    .selectFrom('handoff_template')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('name')
    .orderBy('template_id')
    .execute()
}

/** Where it is the default, no other one is any more. */
export async function putTemplate(
  transaction: Db,
  template: Insertable<HandoffTemplateTable>,
): Promise<void> {
  if (template.is_default) {
    await transaction
      .updateTable('handoff_template')
      .set({ is_default: false })
      .where('organization_id', '=', template.organization_id)
      .where('template_id', '!=', template.template_id)
      .execute()
  }
  const { name, fields, is_default, changed_at } = template
  await transaction
    .insertInto('handoff_template')
    .values(template)
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'template_id'])
        .doUpdateSet({ name, fields, is_default, changed_at }),
    )
    .execute()
}

/** Answers how many handoffs use it. */
export async function usesOfTemplate(
  db: Db,
  organizationId: string,
  templateId: string,
): Promise<number> {
  const { count } = await db
    .selectFrom('handoff')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('organization_id', '=', organizationId)
    .where('template_id', '=', templateId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** No handoff uses it. */
export async function deleteTemplate(
  db: Db,
  organizationId: string,
  templateId: string,
): Promise<void> {
  await db
    .deleteFrom('handoff_template')
    .where('organization_id', '=', organizationId)
    .where('template_id', '=', templateId)
    .execute()
}
