/**
 * Encryption of what must never be read in the database: JWE (`dir`, A256GCM), with the id of the key in its header. The
 * header also names the row, and is covered by the encryption: a secret that was copied to another row opens nothing.
 */
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose'
import { Problem } from '../records/problems.ts'
import type { MasterKey } from './master-key.ts'

/** The row that a secret belongs to. */
export interface SecretPlace {
  readonly organizationId: string
  /** Of a connection or an attempt. */
  readonly id: string
}

export interface Secrets {
  /** Of the key that new secrets are encrypted with. */
  readonly keyId: string
  /** Whether a key is known that may open it; which one it was is told by its head. */
  isOurs(sealed: string): boolean
  seal(place: SecretPlace, value: unknown): Promise<string>
  /** Throws D-KEY when no key that is known opens it, or it belongs to another row. */
  open(place: SecretPlace, sealed: string): Promise<unknown>
}

/** `former`: keys that still open what they once sealed. */
export function createSecrets(current: MasterKey, former: readonly MasterKey[] = []): Secrets {
  const keys = new Map([current, ...former].map((key) => [key.keyId, key.bytes]))
  return {
    keyId: current.keyId,
    isOurs: (sealed) => keys.has(keyIdIn(sealed)),

    seal({ organizationId, id }, value) {
      return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(value)))
        .setProtectedHeader({
          alg: 'dir',
          enc: 'A256GCM',
          kid: current.keyId,
          org: organizationId,
          row: id,
        })
        .encrypt(current.bytes)
    },

    async open({ organizationId, id }, sealed) {
      const kid = keyIdIn(sealed)
      const key = keys.get(kid)
      if (key === undefined) throw keyMissing(kid, current.keyId)
      const { plaintext, protectedHeader } = await decrypted(sealed, key)
      if (protectedHeader['org'] !== organizationId || protectedHeader['row'] !== id)
        throw damaged()
      return JSON.parse(new TextDecoder().decode(plaintext))
    },
  }
}

async function decrypted(sealed: string, key: Buffer) {
  try {
    return await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    })
  } catch (cause) {
    throw damaged(cause)
  }
}

function keyIdIn(sealed: string): string {
  try {
    return decodeProtectedHeader(sealed).kid ?? ''
  } catch (cause) {
    throw damaged(cause)
  }
}

function keyMissing(wanted: string, given: string): Problem {
  return new Problem({
    code: 'D-KEY',
    message: `The stored credentials were encrypted with the master key ${wanted}, and the one in use is ${given}.`,
    fix: 'Put the former key back (CARRYOVER_KEY or CARRYOVER_KEY_FILE), or disconnect and connect again.',
  })
}

function damaged(cause?: unknown): Problem {
  return new Problem({
    code: 'D-KEY',
    message:
      'The stored credentials cannot be decrypted: they were changed, or belong to another row.',
    fix: 'Restore the database from a backup, or disconnect and connect again.',
    cause,
  })
}
