/** A new master key: every stored secret is encrypted anew, all of them or none. */
import type { Database } from '../store/connect.ts'
import { lockSecrets, rewriteSecret } from '../store/connections.ts'
import { AI_KEY_ROW, lockAiKeys, rewriteAiKey } from '../store/ai-settings.ts'
import { HASH_KEY_ROW, lockHashKeys, rewriteHashKey } from '../store/hash-keys.ts'
import { lockHookSecrets, rewriteHookSecret } from '../store/inbound-hooks.ts'
import { lockVerifiers, rewriteVerifier } from '../store/oauth-attempts.ts'
import type { MasterKey } from './master-key.ts'
import { createSecrets } from './secrets.ts'

export interface Rotated {
  readonly connections: number
  readonly attempts: number
  /** Of the new key. */
  readonly keyId: string
}

/**
 * In one transaction. Throws D-KEY, and changes nothing, when none of the keys opens a secret. Processes that still run
 * with a former key cannot read the secrets afterwards until they are started with the new one.
 */
export function rotate(
  { db }: Pick<Database, 'db'>,
  oldKeys: readonly MasterKey[],
  newKey: MasterKey,
): Promise<Rotated> {
  const secrets = createSecrets(newKey, oldKeys)
  return db.transaction().execute(async (transaction) => {
    const connections = await lockSecrets(transaction)
    for (const { organization_id: organizationId, connection_id: id, secret } of connections) {
      const place = { organizationId, id }
      const value = await secrets.open(place, secret ?? '')
      const sealed = await secrets.seal(place, value)
      await rewriteSecret(transaction, { organizationId, connectionId: id }, sealed)
    }
    const attempts = await lockVerifiers(transaction)
    for (const attempt of attempts) {
      const place = { organizationId: attempt.organization_id, id: attempt.attempt_id }
      const value = await secrets.open(place, attempt.verifier)
      await rewriteVerifier(transaction, attempt, await secrets.seal(place, value))
    }
    for (const { organization_id: organizationId, secret } of await lockHashKeys(transaction)) {
      const place = { organizationId, id: HASH_KEY_ROW }
      const value = await secrets.open(place, secret)
      await rewriteHashKey(transaction, organizationId, await secrets.seal(place, value))
    }
    for (const { organization_id: organizationId, secret } of await lockAiKeys(transaction)) {
      const place = { organizationId, id: AI_KEY_ROW }
      const value = await secrets.open(place, secret ?? '')
      await rewriteAiKey(transaction, organizationId, await secrets.seal(place, value))
    }
    for (const hook of await lockHookSecrets(transaction)) {
      const place = { organizationId: hook.organization_id, id: hook.hook_id }
      const value = await secrets.open(place, hook.secret)
      await rewriteHookSecret(transaction, hook, await secrets.seal(place, value))
    }
    return { connections: connections.length, attempts: attempts.length, keyId: newKey.keyId }
  })
}
