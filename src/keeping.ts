/** What an operator does beside serving: the master key, and further organizations. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Terminal } from './cli/door.ts'
import { systemClock } from './clock.ts'
import type { Config } from './config.ts'
import {
  deriveKey,
  type MasterKey,
  openMasterKey,
  parseMasterKey,
} from './connections/master-key.ts'
import { rotate } from './connections/rotation.ts'
import { openGround } from './ground.ts'
import { createLog } from './log.ts'
import { createMembers } from './members/members.ts'
import { usage } from './records/problems.ts'

/** Beside the database's folder, never in it. */
function ownKeyFile({ values }: Config): string {
  return join(values.CARRYOVER_DATA_DIR, 'master-key')
}

export interface Keys {
  readonly masterKey: MasterKey
  /** For reading alone: those of a rotation that was interrupted. */
  readonly formerKeys: readonly MasterKey[]
}

/** The key of this installation; made at the first start unless the operator gave one. */
export async function openKeys(config: Config): Promise<Keys> {
  const { values } = config
  const ownFile = ownKeyFile(config)
  const masterKey = await openMasterKey({
    value: values.CARRYOVER_KEY,
    ownFile,
    databaseDir: join(values.CARRYOVER_DATA_DIR, 'postgres'),
  })
  const formerKeys: MasterKey[] = []
  for (const file of [`${ownFile}.new`, `${ownFile}.former`]) {
    if (existsSync(file)) formerKeys.push(await openMasterKey({ file, ownFile }))
  }
  return { masterKey, formerKeys }
}

/** Signs cookies: all processes of an installation derive the same. */
export function cookieSecret(masterKey: MasterKey): string {
  return deriveKey(masterKey, 'cookies')
}

/** The new key is on disk before anything depends on it, and the old one until nothing does. */
export async function rotateKey(
  config: Config,
  newKeyFile: string | undefined,
  { out }: Terminal,
): Promise<number> {
  const { masterKey: former, formerKeys } = await openKeys(config)
  if (former.path === null && newKeyFile === undefined) {
    throw usage(
      'The master key comes from the environment, so the new one needs a place.',
      'Give --new-key-file, and afterwards put its content where CARRYOVER_KEY comes from.',
    )
  }
  const place = newKeyFile ?? ownKeyFile(config)
  const text = randomBytes(32).toString('base64url')
  const written = newKeyFile ?? `${place}.new`
  await writeSecret(written, text)
  const key = parseMasterKey(text, written, place)
  const ground = await openGround(
    { databaseUrl: config.values.DATABASE_URL, dataDir: config.values.CARRYOVER_DATA_DIR },
    createLog('error'),
  )
  try {
    const { connections, attempts } = await rotate(ground.database, [former, ...formerKeys], key)
    if (written !== place) {
      await rename(place, `${place}.former`)
      await rename(written, place)
    }
    out.write(`The master key is now ${key.keyId}; it lies in ${place}.\n`)
    out.write(`Encrypted anew: ${connections} connections, ${attempts} attempts to connect.\n`)
    out.write('Restart every process of Carryover. Everybody signs in once more.\n')
    if (written !== place) {
      out.write(`The former key is kept in ${place}.former: delete it when all runs well.\n`)
    }
    return 0
  } finally {
    await ground.close()
  }
}

async function writeSecret(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(`${text}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

export async function createOrganization(
  config: Config,
  { name, admin }: { readonly name: string; readonly admin: string },
  { out }: Terminal,
): Promise<number> {
  const { values } = config
  const { masterKey } = await openKeys(config)
  const log = createLog('error')
  const ground = await openGround(
    { databaseUrl: values.DATABASE_URL, dataDir: values.CARRYOVER_DATA_DIR },
    log,
  )
  try {
    const { createOrganization: create } = createMembers({
      database: ground.database,
      baseUrl:
        values.CARRYOVER_BASE_URL ?? `http://${values.CARRYOVER_HOST}:${values.CARRYOVER_PORT}`,
      secret: cookieSecret(masterKey),
      clock: systemClock,
      log,
      hasGoogleDrive: false,
    })
    const { organizationId, url } = await create({ name, adminEmail: admin })
    out.write(`Made the organization ${name} (${organizationId}).\n`)
    out.write(`This link invites its admin; it is good for seven days and one person:\n${url}\n`)
    return 0
  } finally {
    await ground.close()
  }
}
