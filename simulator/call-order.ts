// Calls in the order in which Gong pages them, oldest first: by time, and by id where times are equal.
import { compareIds } from './ids.ts'
import type { WorldCall } from './world.ts'

export interface Position {
  readonly timeMs: number
  readonly id: string
}

export function comparePositions(a: Position, b: Position): number {
  return a.timeMs - b.timeMs || compareIds(a.id, b.id)
}

/** Index of the first item for which `isPast` is true; all items before it are not past. */
export function firstIndex<Item>(items: readonly Item[], isPast: (item: Item) => boolean): number {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const item = items[middle]
    if (item !== undefined && isPast(item)) high = middle
    else low = middle + 1
  }
  return low
}

export type CallPosition = (call: WorldCall) => Position

/** `POST /v2/calls/extensive` and `/transcript` go by the start of the recording. */
export const byStart: CallPosition = ({ startedMs, id }) => ({ timeMs: startedMs, id })

/** `GET /v2/calls` goes by the scheduled time of a web conference, so the same window can hold other calls. */
export const bySchedule: CallPosition = ({ scheduledMs, startedMs, id }) => ({
  timeMs: scheduledMs ?? startedMs,
  id,
})

export interface SortedCalls {
  readonly items: readonly WorldCall[]
  add(call: WorldCall): void
  remove(call: WorldCall): void
}

export function sortCalls(calls: readonly WorldCall[], position: CallPosition): SortedCalls {
  const items = calls.toSorted((a, b) => comparePositions(position(a), position(b)))
  const indexOf = (call: WorldCall) => {
    const wanted = position(call)
    return firstIndex(items, (item) => comparePositions(position(item), wanted) >= 0)
  }
  return {
    items,
    add: (call) => items.splice(indexOf(call), 0, call),
    remove: (call) => {
      const index = indexOf(call)
      if (items[index]?.id === call.id) items.splice(index, 1)
    },
  }
}
