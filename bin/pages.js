// Runs before `demo`, `start` and `test`: builds the web pages when what they are made of has changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const web = join(root, 'web')
const stamp = join(web, 'dist', 'made-of.txt')

/** Times and sizes of the sources: reading them all would take longer than starting the product. */
function madeOf() {
  const hash = createHash('sha256')
  const files = readdirSync(web, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.startsWith('dist') && statSync(join(web, name)).isFile())
    .toSorted()
  for (const name of [...files, join('..', 'package-lock.json')]) {
    const { size, mtimeMs } = statSync(join(web, name))
    hash.update(`${name} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

const wanted = madeOf()
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  process.stderr.write('Building the web pages …\n')
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const { status } = spawnSync(process.execPath, [vite, 'build', 'web', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) {
    process.stderr.write('The web pages could not be built; the lines above say why.\n')
    process.exit(1)
  }
  for (const name of readdirSync(join(web, 'dist'), { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|css|html|svg)$/.test(name)) continue
    const file = join(web, 'dist', name)
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }))
  }
  writeFileSync(stamp, wanted)
}
