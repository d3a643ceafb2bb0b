/** Long work, drawn on one line of the terminal while somebody watches; silent in a pipe. */
import type { Progress } from '../records/ports.ts'
import type { Terminal } from './door.ts'

export interface DrawnProgress extends Progress {
  /** Takes the line away. */
  end(): void
}

const REDRAW_MS = 100
const CLEAR_LINE = '\r\u001b[2K'

export function createProgress({ err, isWatched }: Terminal): DrawnProgress {
  if (!isWatched) return { step: () => undefined, waiting: () => undefined, end: () => undefined }
  const states = new Map<string, string>()
  let note = ''
  let drawnAtMs = 0

  const draw = (): void => {
    const nowMs = Date.now()
    if (nowMs - drawnAtMs < REDRAW_MS) return
    drawnAtMs = nowMs
    const line = [...states].map(([type, state]) => `${type} ${state}`).join(' · ')
    const width = 'columns' in err && typeof err.columns === 'number' ? err.columns - 1 : 79
    err.write(`${CLEAR_LINE}${`${note}${line}`.slice(0, width)}`)
  }

  return {
    step({ type, done, total }) {
      states.set(type, total === undefined ? String(done) : `${done}/${total}`)
      note = ''
      draw()
    },
    waiting({ reason, ms }) {
      // First, for the end of a long line is cut off.
      note = `${reason}: ${Math.ceil(ms / 1_000)} s · `
      drawnAtMs = 0
      draw()
    },
    end() {
      err.write(CLEAR_LINE)
    },
  }
}
