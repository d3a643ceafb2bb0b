// `/v2/calls/users-access`: who was given access through the API. Shares made in Gong's pages are not listed.
import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import type { Gong } from '../endpoint.ts'
import { isReady } from '../readiness.ts'
import { badRequest } from '../refusals.ts'
import type { WorldCall } from '../world.ts'
import { id } from './filters.ts'

const PATH = '/v2/calls/users-access'

const accessList = z.object({
  callAccessList: z.array(z.object({ callId: id, userIds: z.array(id) })),
})

export const readAccess = endpoint({
  method: 'POST',
  path: PATH,
  scope: 'api:call-user-access:read',
  input: z.object({ filter: z.object({ callIds: z.array(id).min(1, 'must not be empty') }) }),
  answer: (gong, { filter }) => ({
    callAccessList: knownCalls(gong, filter.callIds).map((call) => ({
      callId: call.id,
      users: call.grantedUserIds.map((userId) => ({ userId })),
    })),
  }),
})

export const grantAccess = endpoint({
  method: 'PUT',
  path: PATH,
  scope: 'api:call-user-access:write',
  input: accessList,
  answer(gong, { callAccessList }) {
    knownCalls(
      gong,
      callAccessList.map(({ callId }) => callId),
    )
    for (const { callId, userIds } of callAccessList) {
      change(gong, callId, (granted) => [...new Set([...granted, ...userIds])])
    }
    return {}
  },
})

/** The only one of the three that answers 200 for a call it does not know. */
export const revokeAccess = endpoint({
  method: 'DELETE',
  path: PATH,
  scope: 'api:call-user-access:write',
  input: accessList,
  answer(gong, { callAccessList }) {
    for (const { callId, userIds } of callAccessList) {
      change(gong, callId, (granted) => granted.filter((userId) => !userIds.includes(userId)))
    }
    return {}
  },
})

function knownCalls({ company, clock }: Gong, ids: readonly string[]): WorldCall[] {
  return ids.map((callId) => {
    const call = company.call(callId)
    if (!call || !isReady(call, 'listed', clock.nowMs())) throw badRequest('Some calls not found')
    return call
  })
}

function change(
  { company }: Gong,
  callId: string,
  grants: (granted: readonly string[]) => readonly string[],
): void {
  company.change(callId, {
    call: (call) => ({ ...call, grantedUserIds: grants(call.grantedUserIds) }),
  })
}
