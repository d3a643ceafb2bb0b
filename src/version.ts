/** The version of this release, as package.json says it. */
import { createRequire } from 'node:module'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** One folder up from `src`, two from `dist/src`. */
const path = [join(import.meta.dirname, '..'), join(import.meta.dirname, '..', '..')]
  .map((folder) => join(folder, 'package.json'))
  .find((file) => existsSync(file))

const manifest: unknown = path === undefined ? undefined : createRequire(import.meta.url)(path)

export const version =
  typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown'
