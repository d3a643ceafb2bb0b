// Runs before `demo` and `test` on any Node: installs what the lock file names, if it is not there yet.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const lock = join(root, 'package-lock.json')
const installed = join(root, 'node_modules', '.package-lock.json')

const upToDate = existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs
if (!upToDate) {
  process.stderr.write('Installing what package-lock.json names (about half a minute, once) …\n')
  const npm = process.env.npm_execpath
  const [command, ...first] = npm ? [process.execPath, npm] : ['npm']
  const { status } = spawnSync(
    command,
    [...first, 'ci', '--loglevel=error', '--no-audit', '--no-fund'],
    {
      cwd: root,
      // stdout belongs to the command that follows.
      stdio: ['ignore', 2, 2],
    },
  )
  if (status !== 0) {
    process.stderr.write(
      'npm could not install the packages. Check that the npm registry can be reached, then run the same command again.\n',
    )
    process.exit(1)
  }
}
