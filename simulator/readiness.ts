// When each part of a call can be asked for: Gong processes a call after its end, one part after another.
import type { Readiness, WorldCall } from './world.ts'

const MINUTE_MS = 60_000

/** A transcript comes before the details of its call, so a client meets speakers it knows nothing about yet. */
const USUAL_DELAY_MS: Readonly<Record<Readiness, number>> = {
  listed: 15 * MINUTE_MS,
  transcript: 60 * MINUTE_MS,
  details: 62 * MINUTE_MS,
  spotlight: 90 * MINUTE_MS,
}

export function endMs(call: WorldCall): number {
  return call.startedMs + call.durationSec * 1000
}

export function isReady(call: WorldCall, part: Readiness, nowMs: number): boolean {
  return nowMs >= endMs(call) + (call.readyAfterMs?.[part] ?? USUAL_DELAY_MS[part])
}
