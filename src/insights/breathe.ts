/** Long work of the main thread, in pieces between which others are served. */
const LONGEST_MS = 8

/** Called between small pieces of work: goes on at once, or after the others where it has been long enough. */
export type Breathe = () => Promise<void>

export function createBreathe(): Breathe {
  let sinceMs = performance.now()
  return async () => {
    if (performance.now() - sinceMs < LONGEST_MS) return
    await new Promise((resolve) => void setImmediate(resolve))
    sinceMs = performance.now()
  }
}
