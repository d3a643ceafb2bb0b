/** Addresses at which other systems tell of new customers, as admins make and close them. */
import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { newId } from '../records/ids.ts'
import type { Actor } from '../records/member.ts'
import type { Clock, Sealer } from '../records/ports.ts'
import { Problem } from '../records/problems.ts'
import { closeHook, insertHook, listHooks, type StoredHook } from '../store/inbound-hooks.ts'
import type { Tables } from '../store/tables.ts'

interface Hook {
  readonly hookId: string
  readonly name: string
  readonly url: string
  readonly createdAt: string
  readonly lastUsedAt: string | null
}

const SECRET_BYTES = 32

export function createInboundHooks({
  db,
  clock,
  sealer,
  baseUrl,
}: {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly sealer: Sealer
  /** Where other systems reach the product, without a path. */
  readonly baseUrl: string
}) {
  const view = (hook: Omit<StoredHook, 'secret' | 'created_by' | 'organization_id'>): Hook => ({
    hookId: hook.hook_id,
    name: hook.name,
    url: `${baseUrl}/hooks/accounts/${hook.hook_id}`,
    createdAt: hook.created_at.toISOString(),
    lastUsedAt: hook.last_used_at?.toISOString() ?? null,
  })
  return {
    async list({ organizationId }: Actor): Promise<readonly Hook[]> {
      return (await listHooks(db, organizationId)).map(view)
    },

    async create({ organizationId, memberId }: Actor, name: string) {
      const hookId = newId('hook')
      const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64url')}`
      const hook = {
        hook_id: hookId,
        name,
        created_at: clock.now(),
        last_used_at: null,
        revoked_at: null,
      }
      const sealed = await sealer.seal({ organizationId, id: hookId }, secret)
      const made = { organization_id: organizationId, created_by: memberId, secret: sealed }
      await insertHook(db, { ...hook, ...made })
      return { hook: view(hook), secret }
    },

    async revoke({ organizationId }: Actor, hookId: string): Promise<void> {
      if (await closeHook(db, organizationId, hookId, clock.now())) return
      throw new Problem({
        code: 'D-NOT-FOUND',
        message: 'There is no such address for new customers.',
        fix: 'Look at the list: it may have been closed already.',
      })
    },
  }
}
