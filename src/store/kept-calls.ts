/** Kept calls as the rules look at them again, without asking Gong. */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type AccessRule, allowedStub } from './access-filter.ts'
import type { CallPartyTable, CallTable } from './account-tables.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** `call.crm`: deals and accounts of the CRM that Gong ties to the call. */
export const keptCrm = z
  .array(
    z.object({
      kind: z.enum(['deal', 'account']),
      system: z.string(),
      id: z.string(),
      name: z.string().nullable(),
    }),
  )
  .readonly()

export interface RuledCall {
  readonly callId: string
  readonly scope: CallTable['scope']
  readonly crm: z.output<typeof keptCrm>
  readonly parties: readonly Pick<CallPartyTable, 'name' | 'email' | 'phone' | 'side'>[]
}

/** Those that a rule or a person tied to the account. */
export async function callsOfAccount(
  db: Db,
  organizationId: string,
  accountId: string,
): Promise<readonly RuledCall[]> {
  const calls = await db
    .selectFrom('link')
    .innerJoin('call', (join) =>
      join
        .onRef('call.organization_id', '=', 'link.organization_id')
        .onRef('call.call_id', '=', 'link.call_id'),
    )
    .select(['call.call_id', 'call.scope', 'call.crm'])
    .where('link.organization_id', '=', organizationId)
    .where('link.account_id', '=', accountId)
    .where('link.state', '=', 'linked')
    .execute()
  const ids = calls.map((call) => call.call_id)
  const parties = await db
    .selectFrom('call_party')
    .select(['call_id', 'name', 'email', 'phone', 'side'])
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`call_id = any(${ids}::text[])`)
    .orderBy('position')
    .execute()
  const partiesOf = Map.groupBy(parties, (party) => party.call_id)
  return calls.map(({ call_id: callId, scope, crm }) => ({
    callId,
    scope,
    crm: keptCrm.parse(crm),
    parties: partiesOf.get(callId) ?? [],
  }))
}

/** Kept, and not let in by the choice. */
export async function keptButNotAllowed(
  db: Db,
  organizationId: string,
  rule: AccessRule,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('call')
    .innerJoin('stub', (join) =>
      join
        .onRef('stub.organization_id', '=', 'call.organization_id')
        .onRef('stub.call_id', '=', 'call.call_id'),
    )
    .select('call.call_id')
    .where('call.organization_id', '=', organizationId)
    .where(sql<boolean>`not (${allowedStub(rule)})`)
    .execute()
  return rows.map((row) => row.call_id)
}

/** What every kept call is called. */
export function keptTitles(
  db: Db,
  organizationId: string,
): Promise<readonly { readonly callId: string; readonly title: string | null }[]> {
  return db
    .selectFrom('call')
    .select(['call_id as callId', 'title'])
    .where('organization_id', '=', organizationId)
    .execute()
}
