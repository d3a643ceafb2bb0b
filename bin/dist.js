// Runs last in `build`: lays beside the compiled files what they read and tsc does not carry over, where they look for it.
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const dist = join(root, 'dist')

// What was compiled once and has no source any more must not be released.
for (const top of ['src', 'simulator']) {
  for (const name of readdirSync(join(dist, top), { recursive: true, encoding: 'utf8' })) {
    const source = join(root, top, name.replace(/\.js$/, '.ts'))
    if (name.endsWith('.js') && !existsSync(source)) rmSync(join(dist, top, name))
  }
}

const CARRIED = [
  'src/store/migrations',
  'src/insights/engine/weights.bin.gz',
  'web/dist',
  'docs/guide',
]
for (const path of CARRIED) {
  rmSync(join(dist, path), { recursive: true, force: true })
  cpSync(join(root, path), join(dist, path), { recursive: true })
}
