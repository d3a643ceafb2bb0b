/** Figure: what the product holds in memory when nobody uses it and nothing is stored. */
import { chmod } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startServed } from '../served.ts'
import { withTemporaryFolder } from '../temporary-folder.ts'
import type { Figure } from './figure.ts'

const MOST_MEGABYTES = 220
const LOOKS = 6
const BETWEEN_MS = 5_000

export function measureIdle(): Promise<Figure> {
  return withTemporaryFolder(async (folder) => {
    // Started by root, PostgreSQL runs as another user, who has to pass.
    await chmod(folder, 0o711)
    const product = await startServed({ dataDir: join(folder, 'data') })
    const rows: [string, number][] = [['at the greeting', residentMegabytes(product.pid)]]
    for (const path of ['/', '/api/v1/sign-in', '/readyz', '/openapi.json']) {
      await (await fetch(product.url + path)).arrayBuffer()
    }
    for (let look = 1; look <= LOOKS; look += 1) {
      await wait(BETWEEN_MS)
      rows.push([`${(look * BETWEEN_MS) / 1_000} s later`, residentMegabytes(product.pid)])
    }
    await product.stop()
    const most = Math.max(...rows.map(([, megabytes]) => megabytes))
    return {
      name: 'idle',
      title: 'resident memory of the product with an empty store, without PostgreSQL',
      columns: ['', 'MB'],
      rows,
      results: [
        {
          what: 'at most',
          target: `${MOST_MEGABYTES} MB`,
          measured: `${most} MB`,
          ok: most <= MOST_MEGABYTES,
        },
      ],
      notes: [],
    }
  })
}

function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Math.round((Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1_024) / 1e6)
}
