// The simulator's own time: it runs at the pace of real time, from wherever it was put.
export interface Clock {
  nowMs(): number
  set(nowMs: number): void
  advance(ms: number): void
}

export function createClock(startMs: number = Date.now()): Clock {
  let setMs = startMs
  let setAt = performance.now()
  const nowMs = () => Math.floor(setMs + (performance.now() - setAt))
  const set = (ms: number) => {
    setMs = ms
    setAt = performance.now()
  }
  return { nowMs, set, advance: (ms) => set(nowMs() + ms) }
}
