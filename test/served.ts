/** The product in processes of its own, for one test: they and their data are gone when it ends. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { ended, startNode } from '../measure/children.ts'
import { killAll } from '../measure/process-tree.ts'
import { databaseOf, type Served, type ServedOptions, startServed } from '../measure/served.ts'
import { fastFolder } from './fast-folder.ts'

export const TOKEN = 'cot_a-token-for-this-test'
export const ADMIN = { email: 'ada@quillbeam.example', password: 'correct horse battery' }

/** Sets the product up at its first start. */
export const BOOTSTRAP = {
  CARRYOVER_BOOTSTRAP_EMAIL: ADMIN.email,
  CARRYOVER_BOOTSTRAP_PASSWORD: ADMIN.password,
  CARRYOVER_BOOTSTRAP_TOKEN: TOKEN,
}

/** That is not there yet, below a folder that everybody may pass. */
export async function newDataDir(): Promise<string> {
  const parent = await mkdtemp(join(await fastFolder(), 'carryover-served-'))
  await chmod(parent, 0o711)
  onTestFinished(() => rm(parent, { recursive: true, force: true, maxRetries: 5 }))
  const dataDir = join(parent, 'data')
  onTestFinished(() => {
    for (const suffix of ['', '-demo']) killAll(databaseOf(dataDir + suffix))
  })
  return dataDir
}

/** Is stopped with the test. */
export async function served(options: ServedOptions): Promise<Served> {
  const product = await startServed(options)
  onTestFinished(() => product.kill('node'))
  return product
}

export interface Ran {
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

/** `carryover` with these words, to its end. */
export function carryover(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  return ended(startNode(['bin/carryover.js', ...words], environment))
}

export interface Answer {
  readonly status: number
  readonly body: unknown
}

export async function get(url: string, token?: string): Promise<Answer> {
  const headers = { ...(token !== undefined && { authorization: `Bearer ${token}` }) }
  const response = await fetch(url, { headers })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') === true
  const body: unknown = isJson ? JSON.parse(text) : text
  return { status: response.status, body }
}
