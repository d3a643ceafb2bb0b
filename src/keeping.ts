/** What an operator does beside serving: the master key, and further organizations. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Terminal } from './cli/door.ts'
import { systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { deriveKey, type MasterKey, openMasterKey } from './connections/master-key.ts'
import { rotate } from './connections/rotation.ts'
import { openGround } from './ground.ts'
import { createLog } from './log.ts'
import { createMembers } from './members/members.ts'
import { Problem, usage } from './records/problems.ts'

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
    // Read again from its file, so that messages can name it.
    ...(config.keyFile === undefined ? { value: values.CARRYOVER_KEY } : { file: config.keyFile }),
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

/**
 * The new key is on disk before anything depends on it, and the old one until nothing does. A rotation that was
 * interrupted, wherever, goes on with the key that it had made.
 */
export async function rotateKey(
  config: Config,
  newKeyFile: string | undefined,
  { out }: Terminal,
): Promise<number> {
  const ownFile = ownKeyFile(config)
  const { masterKey: former, formerKeys } = await openKeys(config)
  const isOwn = former.path === ownFile
  if (!isOwn && newKeyFile === undefined) {
    throw usage(
      'The master key comes from the environment, so the new one needs a place.',
      'Give --new-key-file, and afterwards put its content where CARRYOVER_KEY comes from.',
    )
  }
  const written = newKeyFile ?? `${ownFile}.new`
  const key = await madeOrFound(written)
  if (key.keyId === former.keyId) {
    throw usage(`${written} holds the key that is in use.`, 'Name another file.')
  }
  const ground = await openGround(
    { databaseUrl: config.values.DATABASE_URL, dataDir: config.values.CARRYOVER_DATA_DIR },
    createLog('error'),
  )
  try {
    const { connections, attempts } = await rotate(ground.database, [former, ...formerKeys], key)
    const place = newKeyFile ?? ownFile
    if (newKeyFile === undefined) await takeItsPlace(written, ownFile)
    out.write(`The master key is now ${key.keyId}; it lies in ${place}.\n`)
    out.write(`Encrypted anew: ${connections} connections, ${attempts} attempts to connect.\n`)
    if (newKeyFile === undefined) {
      out.write(`The former key is kept in ${ownFile}.former: delete it when all runs well.\n`)
    } else out.write('Put its content where CARRYOVER_KEY comes from.\n')
    out.write('Restart every process of Carryover. Everybody signs in once more.\n')
    return 0
  } finally {
    await ground.close()
  }
}

async function madeOrFound(path: string): Promise<MasterKey> {
  if (!existsSync(path)) await writeSecret(path, randomBytes(32).toString('base64url'))
  return openMasterKey({ file: path, ownFile: path })
}

/** There is a key under the usual name at every moment: without one, the next start would make another. */
async function takeItsPlace(written: string, place: string): Promise<void> {
  await rm(`${place}.former`, { force: true })
  await link(place, `${place}.former`)
  await rename(written, place)
}

/** Whole or not at all. */
async function writeSecret(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomBytes(4).toString('hex')}`
  try {
    const file = await open(draft, 'wx', 0o600)
    await file.writeFile(`${text}\n`)
    await file.sync()
    await file.close()
    await rename(draft, path)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Problem({
      code: 'D-KEY',
      message: `The new master key cannot be written to ${path}: ${why}.`,
      fix: 'Name a file in a folder that may be written to. Nothing was changed.',
      cause,
    })
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
