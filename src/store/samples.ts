/** The sample world in the store: which organizations have it, and where its pretend Gong answers now. */
import type { Kysely } from 'kysely'
import type { Owner } from './owner.ts'
import type { Tables } from './tables.ts'

/** Every address of this machine that a connection can have been made with. */
const LOOPBACK = 'http://127.0.0.1:%'

export async function hasSamples(db: Kysely<Tables>): Promise<boolean> {
  const found = await db
    .selectFrom('organization')
    .select('organization_id')
    .where('is_sample', '=', true)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** The sample world is told from here on, so that its calls stay where they are from start to start. */
export async function sampleAnchor(db: Kysely<Tables>): Promise<Date | undefined> {
  const row = await db
    .selectFrom('organization')
    .select((query) => query.fn.min('created_at').as('anchor'))
    .executeTakeFirst()
  return row?.anchor ?? undefined
}

export async function markSample(
  db: Kysely<Tables>,
  organizationId: string,
  isSample: boolean,
): Promise<void> {
  await db
    .updateTable('organization')
    .set({ is_sample: isSample })
    .where('organization_id', '=', organizationId)
    .execute()
}

/** The pretend Gong takes a free port at each start. */
export async function moveSamples(db: Kysely<Tables>, baseUrl: string): Promise<void> {
  await db
    .updateTable('connection')
    .set({ base_url: baseUrl })
    .where('base_url', 'like', LOOPBACK)
    .where('disconnected_at', 'is', null)
    .where('organization_id', 'in', (query) =>
      query.selectFrom('organization').select('organization_id').where('is_sample', '=', true),
    )
    .execute()
}

/** Who reads the sample world, and with which connection. */
export async function sampleReaders(
  db: Kysely<Tables>,
  organizationId: string,
): Promise<readonly { readonly connectionId: string; readonly memberId: string }[]> {
  const rows = await db
    .selectFrom('connection')
    .select(['connection_id', 'member_id'])
    .where('organization_id', '=', organizationId)
    .where('base_url', 'like', LOOPBACK)
    .where('disconnected_at', 'is', null)
    .execute()
  return rows.map((row) => ({ connectionId: row.connection_id, memberId: row.member_id }))
}

/** Whether anything of a Gong is in a dataset of the member's. */
export async function hasGongDatasets(
  db: Kysely<Tables>,
  { organizationId, memberId }: Owner,
): Promise<boolean> {
  const found = await gongDatasets(db, organizationId, memberId).limit(1).executeTakeFirst()
  return found !== undefined
}

/** The member's datasets that hold anything of Gong and were made while the sample world was what they read. */
export async function datasetsFromSample(
  db: Kysely<Tables>,
  { organizationId, memberId }: Owner,
): Promise<readonly string[]> {
  const rows = await gongDatasets(db, organizationId, memberId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('connection as c')
          .select('c.connection_id')
          .whereRef('c.organization_id', '=', 'dataset.organization_id')
          .whereRef('c.member_id', '=', 'dataset.member_id')
          .where('c.base_url', 'like', LOOPBACK)
          .whereRef('c.connected_at', '<=', 'dataset.created_at')
          .where((eb) =>
            eb.or([
              eb('c.disconnected_at', 'is', null),
              eb('c.disconnected_at', '>=', eb.ref('dataset.created_at')),
            ]),
          ),
      ),
    )
    .execute()
  return rows.map((row) => row.dataset_id)
}

function gongDatasets(db: Kysely<Tables>, organizationId: string, memberId: string) {
  return db
    .selectFrom('dataset')
    .innerJoin('item', (join) =>
      join
        .onRef('item.organization_id', '=', 'dataset.organization_id')
        .onRef('item.dataset_id', '=', 'dataset.dataset_id'),
    )
    .select('dataset.dataset_id')
    .distinct()
    .where('dataset.organization_id', '=', organizationId)
    .where('dataset.member_id', '=', memberId)
    .where('item.source', '=', 'gong')
}
