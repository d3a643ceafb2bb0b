/** The server and the token that `carryover login` keeps for later commands, readable by their owner alone. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { usage } from '../records/problems.ts'
import { jsonIn } from './text-file.ts'

const login = z.object({ server: z.string(), token: z.string() })
export type Login = z.infer<typeof login>

/** Undefined where nobody has logged in. */
export async function readLogin(folder: string): Promise<Login | undefined> {
  const path = pathIn(folder)
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined
    throw usage(`${path} cannot be read: ${String(error)}.`, 'Check who may read it.')
  })
  if (text === undefined) return undefined
  const read = login.safeParse(jsonIn(text))
  if (read.success) return read.data
  throw usage(`${path} holds no login.`, 'Log in again: carryover login')
}

/** Answers where it is kept. Nobody else can read it at any moment, whatever lay there before. */
export async function saveLogin(folder: string, { server, token }: Login): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = pathIn(folder)
  const half = `${path}.${process.pid}`
  await rm(half, { force: true })
  await writeFile(half, `${JSON.stringify({ server, token })}\n`, { mode: 0o600, flag: 'wx' })
  await rename(half, path)
  return path
}

/** False where there was none. */
export async function forgetLogin(folder: string): Promise<boolean> {
  try {
    await rm(pathIn(folder))
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

function pathIn(folder: string): string {
  return join(folder, 'login.json')
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
