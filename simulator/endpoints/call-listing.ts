// Which calls a request asks for. Gong shows a call to each endpoint only after its own step of the processing.
import { z } from 'zod'
import { comparePositions } from '../call-order.ts'
import type { CallPosition } from '../call-order.ts'
import type { Gong } from '../endpoint.ts'
import type { Listing } from '../pages.ts'
import { isReady } from '../readiness.ts'
import type { Readiness, WorldCall } from '../world.ts'
import { id, isForward, NOT_FORWARD, timeWindow } from './filters.ts'

const fields = {
  ...timeWindow,
  workspaceId: id.nullish(),
  /** An empty list is refused, a missing one is no filter. */
  callIds: z.array(id).min(1, 'must not be empty').nullish(),
}

export const callsFilter = z.object(fields).refine(isForward, NOT_FORWARD)

export const ownedCallsFilter = z
  .object({ ...fields, primaryUserIds: z.array(id).nullish() })
  .refine(isForward, NOT_FORWARD)

type CallsFilter = Partial<z.output<typeof ownedCallsFilter>>

/** `sorted` is all calls in the order of `position`. Date filter and ids together give the intersection. */
export function callListing(
  gong: Gong,
  filter: CallsFilter,
  part: Readiness,
  sorted: readonly WorldCall[],
  position: CallPosition,
): Listing<WorldCall> {
  const nowMs = gong.clock.nowMs()
  const { callIds, workspaceId } = filter
  const hosts = filter.primaryUserIds ? new Set(filter.primaryUserIds) : undefined
  return {
    list: 'callId',
    items: callIds ? named(gong, callIds, position) : sorted,
    position,
    fromMs: filter.fromDateTime ?? undefined,
    toMs: filter.toDateTime ?? undefined,
    matches: (call) =>
      isReady(call, part, nowMs) &&
      (!workspaceId || call.workspaceId === workspaceId) &&
      (!hosts || hosts.has(call.primaryUserId)),
  }
}

/** Gong passes over ids that it does not know. */
function named(gong: Gong, ids: readonly string[], position: CallPosition): WorldCall[] {
  return [...new Set(ids)]
    .map((callId) => gong.company.call(callId))
    .filter((call) => call !== undefined)
    .toSorted((a, b) => comparePositions(position(a), position(b)))
}
