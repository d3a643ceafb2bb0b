/** How high the lanes of a staff are, in pixels: of the customer's, the notes between, and ours. */
import type { Lane } from './lanes.ts'

/** Between the two sides, where the notes stand. */
export const MIDDLE_PX = 52
/** Below, for times. */
export const FOOT_PX = 24

export function heightsOf(lanes: readonly Lane[]) {
  const rowPx = laneHeight(lanes.length)
  const above = lanes.filter(({ side }) => side !== 'Internal').length
  const lanesPx = lanes.length * rowPx + MIDDLE_PX
  return {
    rowPx,
    above,
    middle: above * rowPx + MIDDLE_PX / 2,
    lanesPx,
    height: lanesPx + FOOT_PX,
  }
}

export function laneTop(index: number, above: number, rowPx: number): number {
  return index * rowPx + (index >= above ? MIDDLE_PX : 0)
}

/** Twelve lanes still fit on a screen. */
function laneHeight(lanes: number): number {
  if (lanes <= 6) return 30
  return lanes <= 12 ? 22 : 17
}
