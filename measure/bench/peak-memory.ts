/** The most memory that a process ever held, as Linux keeps it. */
import { readFileSync } from 'node:fs'

const EVERY_MS = 20

/** The mark only rises, so what the last look before the process ends shows is the whole truth, but for its last 20 ms. */
export function watchPeakMemory(pid: number | undefined): () => number {
  let peakBytes = 0
  const look = (): void => {
    peakBytes = Math.max(peakBytes, highWaterMark(pid))
  }
  const timer = setInterval(look, EVERY_MS)
  return () => {
    clearInterval(timer)
    return peakBytes
  }
}

/** `maxrss` would not do: it starts with what the parent held when it forked. */
function highWaterMark(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}
