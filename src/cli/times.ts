/** Times as a terminal shows them. */

/** `2026-04-08`, in UTC. */
export function day(instant: string): string {
  return instant.slice(0, 10)
}

/** `31m`. */
export function minutes(seconds: number): string {
  return `${Math.round(seconds / 60)}m`
}

/** `12:34` or `1:02:03` from the start of a call. */
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1_000)
  const two = (value: number): string => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3_600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}
