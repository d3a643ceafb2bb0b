/** Moments of a call in words and addresses. Milliseconds from its start in, text out. */

/** `12:34`, `1:02:03`; `09:53` is `09:53`, so that a column of them stands straight. */
export function markTime(atMs: number): string {
  const seconds = Math.max(0, Math.floor(atMs / 1_000))
  const clock = [Math.floor((seconds % 3_600) / 60), seconds % 60].map(twoDigits).join(':')
  return seconds < 3_600 ? clock : `${Math.floor(seconds / 3_600)}:${clock}`
}

/** `12 min 34`, `1 h 2 min 3`: as it is read aloud. */
export function spokenTime(atMs: number): string {
  const seconds = Math.max(0, Math.floor(atMs / 1_000))
  const hours = Math.floor(seconds / 3_600)
  const minutes = Math.floor((seconds % 3_600) / 60)
  return `${hours > 0 ? `${hours} h ` : ''}${minutes} min ${seconds % 60}`
}

/** `45 s`, `3:10`: how long somebody talked. */
export function talkTime(seconds: number): string {
  return seconds < 60
    ? `${Math.round(seconds)}\u00A0s`
    : markTime(seconds * 1_000).replace(/^0/, '')
}

/** `#t=754`, or `#t=754,780` of a part. */
export function momentHash(atMs: number, toMs?: number): string {
  const from = Math.max(0, Math.floor(atMs / 1_000))
  return toMs === undefined
    ? `#t=${from}`
    : `#t=${from},${Math.max(from + 1, Math.ceil(toMs / 1_000))}`
}

interface Moment {
  readonly atMs: number
  /** Where the part ends, if the address names one. */
  readonly toMs: number | undefined
}

/** The moment that an address names, in milliseconds; undefined where it names none. */
export function momentIn(hash: string): Moment | undefined {
  const [, from, to] = /^#t=(\d{1,7})(?:,(\d{1,7}))?$/.exec(hash) ?? []
  if (from === undefined) return undefined
  return { atMs: Number(from) * 1_000, toMs: to === undefined ? undefined : Number(to) * 1_000 }
}

function twoDigits(amount: number): string {
  return String(amount).padStart(2, '0')
}
