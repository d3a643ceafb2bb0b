/** Figure: from `npm run demo` on a shell to the first page, when everything has been made before. */
import { spawn } from 'node:child_process'
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { killAll, treeOf } from '../process-tree.ts'
import { databaseOf } from '../served.ts'
import { withTemporaryFolder } from '../temporary-folder.ts'
import type { Figure } from './figure.ts'

const ROOT = join(import.meta.dirname, '../..')
const STARTS = 5
const MOST_SECONDS = 4
const LONGEST_MS = 120_000
/** Chosen high, so that nobody else has it. */
const PORT = 46_807

export function measureStart(): Promise<Figure> {
  return withTemporaryFolder(async (folder) => {
    // Started by root, PostgreSQL runs as another user, who has to pass.
    await chmod(folder, 0o711)
    const dataDir = join(folder, 'data')
    const first = await secondsToFirstPage(dataDir)
    const seconds: number[] = []
    for (let n = 0; n < STARTS; n += 1) seconds.push(await secondsToFirstPage(dataDir))
    const median = seconds.toSorted((a, b) => a - b)[Math.floor(STARTS / 2)] ?? 0
    return {
      name: 'start',
      title: '`npm run demo` until its first page is answered, with the pages built',
      columns: ['start', 'seconds'],
      rows: [
        ['the first, with an empty data directory', first],
        ...seconds.map((some, n) => [`${n + 1} after it`, some] as const),
      ],
      results: [
        {
          what: 'a later start, median',
          target: `at most ${MOST_SECONDS} s`,
          measured: `${median} s`,
          ok: median <= MOST_SECONDS,
        },
      ],
      notes: [],
    }
  })
}

async function secondsToFirstPage(dataDir: string): Promise<number> {
  const startedMs = performance.now()
  const npm = spawn('npm', ['run', '--silent', 'demo'], {
    cwd: ROOT,
    env: { ...process.env, CARRYOVER_DATA_DIR: dataDir, CARRYOVER_PORT: String(PORT) },
    stdio: ['ignore', 'ignore', 2],
    detached: true,
  })
  const ended = new Promise((resolve) => npm.once('close', resolve))
  try {
    await firstPage()
    return Math.round((performance.now() - startedMs) / 10) / 100
  } finally {
    // As Ctrl-C in a terminal does it.
    process.kill(-(npm.pid ?? 0), 'SIGINT')
    await Promise.race([ended, wait(15_000)])
    killAll([...treeOf(npm.pid ?? 0), ...databaseOf(`${dataDir}-demo`)])
  }
}

async function firstPage(): Promise<void> {
  const deadline = performance.now() + LONGEST_MS
  const isThere = async (path: string): Promise<boolean> =>
    fetch(`http://127.0.0.1:${PORT}${path}`).then(
      async (answer) => (await answer.text()) !== '' && answer.ok,
      () => false,
    )
  while (!((await isThere('/')) && (await isThere('/api/v1/sign-in')))) {
    if (performance.now() > deadline) throw new Error('The demo shows no page.')
    await wait(20)
  }
}
