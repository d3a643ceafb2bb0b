/** How long to wait before asking Gong again. */

/** Gong's waits were seen without a number, or with a tiny one: then this is the first wait, doubled each time. */
const FLOOR_MS = 10_000
/** Nothing Gong waits for lasts longer than its day of quota; a larger number was meant as milliseconds. */
const DAY_SEC = 86_400

/**
 * The wait that a `Retry-After` header asks for: seconds, as Gong documents, or an HTTP date.
 * `attempt` counts the refusals of this request so far, from 1.
 */
export function rateLimitWaitMs(
  header: string | undefined,
  nowMs: number,
  attempt: number,
): number {
  const asked = askedMs(header, nowMs)
  const wait = asked >= 1_000 ? asked : FLOOR_MS * 2 ** Math.min(attempt - 1, 4)
  return wait + jitterMs(wait)
}

/** Pauses between tries after a fault of the network or of Gong: 1, 2, 4, 8 … seconds. */
export function faultWaitMs(attempt: number): number {
  const wait = 1_000 * 2 ** Math.min(attempt - 1, 5)
  return wait + jitterMs(wait)
}

function askedMs(header: string | undefined, nowMs: number): number {
  if (header === undefined) return 0
  if (/^\d+(\.\d+)?$/.test(header.trim())) {
    const number = Number(header)
    return number > DAY_SEC ? number : number * 1_000
  }
  const date = Date.parse(header)
  return Number.isNaN(date) ? 0 : date - nowMs
}

/** Up to a tenth more, so that several waiting processes do not wake at once. */
function jitterMs(waitMs: number): number {
  return Math.ceil(Math.random() * Math.min(waitMs / 10, 2_000))
}
