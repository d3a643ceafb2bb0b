/** Runs that nobody looks at any more. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/**
 * Of every organization: leaves each dataset its newest `kept` runs, and older ones that are the last word on a file.
 * Versions keep the ids of runs that have gone.
 */
export async function removeOldRuns(db: Kysely<Tables>, kept: number): Promise<void> {
  await sql`
    with old as materialized (
      select r.organization_id, r.run_id
      from dataset d
        cross join lateral (
          select max(number) as number from run
          where organization_id = d.organization_id and dataset_id = d.dataset_id
        ) newest
        join run r on r.organization_id = d.organization_id and r.dataset_id = d.dataset_id
          and r.number <= newest.number - ${kept}::integer
      where not exists (
        select from run_item ri
          join item i on i.organization_id = ri.organization_id and i.item_id = ri.item_id
            and i.removed_at is null
        where ri.organization_id = r.organization_id and ri.run_id = r.run_id
          and not exists (
            select from run_item later
              join run n on n.organization_id = later.organization_id and n.run_id = later.run_id
            where later.organization_id = ri.organization_id and later.item_id = ri.item_id
              and n.number > r.number
          )
      )
    ), items as (
      delete from run_item ri using old
      where ri.organization_id = old.organization_id and ri.run_id = old.run_id
    )
    delete from run r using old
    where r.organization_id = old.organization_id and r.run_id = old.run_id`.execute(db)
}
