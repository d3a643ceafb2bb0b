/**
 * The master key, which encrypts every stored credential: 32 random bytes, in a file of their own or given by the
 * operator. It never lies beside the database, so that a backup of the database alone opens nothing.
 */
import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { chmod, link, mkdir, open, readFile, realpath, unlink } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { Problem, usage } from '../records/problems.ts'

export interface MasterKey {
  readonly bytes: Buffer
  /** Its fingerprint: tells which key it is, and nothing about it. */
  readonly keyId: string
  /** Where it lies; null when it was given directly. */
  readonly path: string | null
}

export interface MasterKeyPlace {
  /** The key itself, 32 bytes in base64url. */
  readonly value?: string | undefined
  /** A file that the operator made. */
  readonly file?: string | undefined
  /** Where it is kept, and made when it is missing, unless one of the two above is given. */
  readonly ownFile: string
  /** Must not hold the key; undefined where the database is elsewhere. */
  readonly databaseDir?: string | undefined
}

const KEY_BYTES = 32
/** 32 random bytes have about 30 different ones among them; a key that was typed has few. */
const LEAST_DIFFERENT_BYTES = 16

/** Throws a usage problem where the key is no good, a D-KEY problem where its file cannot be used. */
export async function openMasterKey(place: MasterKeyPlace): Promise<MasterKey> {
  if (place.value !== undefined) return parseMasterKey(place.value, 'CARRYOVER_KEY', null)
  if (place.file !== undefined) return readKey(place.file)
  if (place.databaseDir !== undefined) await keepApart(place.ownFile, place.databaseDir)
  try {
    const key = await readOwn(place.ownFile)
    await chmod(place.ownFile, 0o600)
    return key
  } catch (error) {
    throw error instanceof Problem ? error : unusable(place.ownFile, error)
  }
}

/** `source`: how the operator calls the place it came from. */
export function parseMasterKey(text: string, source: string, path: string | null): MasterKey {
  const trimmed = text.trim()
  const bytes = Buffer.from(trimmed, 'base64url')
  // Decoding passes over what is no base64url, so a key that does not come out the same again was none.
  if (bytes.length !== KEY_BYTES || bytes.toString('base64url') !== trimmed.replace(/=+$/, '')) {
    throw usage(
      `The master key in ${source} is not 32 bytes in base64url.`,
      'Make one with: node -p "crypto.randomBytes(32).toString(\'base64url\')"',
    )
  }
  if (new Set(bytes).size < LEAST_DIFFERENT_BYTES) {
    throw usage(
      `The master key in ${source} is not random enough to protect anything.`,
      'Make one with: node -p "crypto.randomBytes(32).toString(\'base64url\')"',
    )
  }
  return { bytes, keyId: keyIdOf(bytes), path }
}

/** 32 bytes in base64url for another use, such as signing sessions: nobody gets from it to the master key. */
export function deriveKey({ bytes }: MasterKey, purpose: string): string {
  const derived = hkdfSync('sha256', bytes, '', `carryover ${purpose}`, KEY_BYTES)
  return Buffer.from(derived).toString('base64url')
}

function keyIdOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 12)
}

async function readKey(path: string): Promise<MasterKey> {
  try {
    return parseMasterKey(await readFile(path, 'utf8'), path, path)
  } catch (error) {
    throw error instanceof Problem ? error : unusable(path, error)
  }
}

async function readOwn(path: string): Promise<MasterKey> {
  try {
    return parseMasterKey(await readFile(path, 'utf8'), path, path)
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error
  }
  await writeOnce(path, `${randomBytes(KEY_BYTES).toString('base64url')}\n`)
  return parseMasterKey(await readFile(path, 'utf8'), path, path)
}

/** Complete or not there at all; where another process is faster, its key holds. */
async function writeOnce(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o711 })
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
    await link(draft, path)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    await file.close()
    await unlink(draft)
  }
}

async function keepApart(path: string, databaseDir: string): Promise<void> {
  const inside = relative(await real(databaseDir), await real(path))
  if (inside !== '..' && !inside.startsWith(`..${sep}`)) {
    throw usage(
      `The master key would lie in the database's directory (${path}), and go with every backup of it.`,
      'Give another place with CARRYOVER_KEY_FILE.',
    )
  }
}

/** With links followed as far as the path exists. */
async function real(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    const parent = dirname(resolve(path))
    return parent === path ? path : join(await real(parent), relative(parent, resolve(path)))
  }
}

function unusable(path: string, cause: unknown): Problem {
  const why = cause instanceof Error ? cause.message : String(cause)
  return new Problem({
    code: 'D-KEY',
    message: `The master key file ${path} cannot be used: ${why}.`,
    fix: 'Make the file readable (and its folder writable for the first start), choose another folder with --data-dir or CARRYOVER_DATA_DIR, or give the key with CARRYOVER_KEY.',
    cause,
  })
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
