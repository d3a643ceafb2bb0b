/** Folders made step by step: Node's own recursive way never ends below some special folders, such as `/proc`. */
import { mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/** Makes the folder and those above it that are missing; throws when something on the way is no folder. */
export async function makeFolder(path: string): Promise<void> {
  const missing: string[] = []
  let at = resolve(path)
  for (; !(await isFolder(at)); at = dirname(at)) missing.unshift(at)
  for (const folder of missing) await mkdir(folder)
}

async function isFolder(path: string): Promise<boolean> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
  throw new Error(`${path} is a file, not a folder`)
}
