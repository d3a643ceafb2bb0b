/** A time of the call that leads to its place. */
import { markTime, momentHash } from '../../parts/call-times.ts'
import type { Reading } from './use-reading.ts'

interface CallPlaceProps {
  readonly atMs: number
  readonly reading: Pick<Reading, 'go'>
}

export function CallPlace({ atMs, reading }: CallPlaceProps) {
  return (
    <a
      className="time"
      href={momentHash(atMs)}
      onClick={(event) => {
        event.preventDefault()
        reading.go(atMs, { focuses: true })
      }}
    >
      {markTime(atMs)}
    </a>
  )
}
