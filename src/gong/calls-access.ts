/** Single calls that were opened to single users through Gong's API. */
import { z } from 'zod'
import type { CallGrants } from '../records/permission-profile.ts'
import { IDS_A_REQUEST, knownCalls, METADATA_ALONE } from './calls.ts'
import type { Line } from './line.ts'
import type { Endpoint } from './refusals.ts'
import { id, list, read } from './shapes.ts'

const usersAccess: Endpoint = {
  method: 'POST',
  path: '/v2/calls/users-access',
  scope: 'api:call-user-access:read',
  // Said of the whole list when Gong does not know one call of it.
  empty: /some calls not found/i,
}

/** Requests that are spent at most on lists of which Gong has refused even those calls that it shows. */
const HALVINGS = 16

/** Who was given which of these calls. A call that is absent was not found, so that nothing is known to be granted. */
export async function callGrants(line: Line, callIds: readonly string[]): Promise<CallGrants> {
  const grants = new Map<string, readonly string[]>()
  let halvings = HALVINGS

  async function askInHalves(ids: readonly string[]): Promise<void> {
    if (ids.length === 0 || halvings === 0) return
    halvings -= 1
    if ((await ask(line, ids, grants)) || ids.length === 1) return
    const middle = Math.ceil(ids.length / 2)
    await askInHalves(ids.slice(0, middle))
    await askInHalves(ids.slice(middle))
  }

  const distinct = [...new Set(callIds)]
  for (let start = 0; start < distinct.length; start += IDS_A_REQUEST) {
    const ids = distinct.slice(start, start + IDS_A_REQUEST)
    if (await ask(line, ids, grants)) continue
    // Listing by ids passes over unknown ones, so one more request tells which they are.
    const known: string[] = []
    for await (const call of knownCalls(line, ids, METADATA_ALONE)) known.push(call.id)
    await askInHalves(known)
  }
  return grants
}

const answerShape = z.object({
  callAccessList: list(z.object({ callId: id, users: list(z.object({ userId: id })) })),
})

/** Adds to `grants`; false where Gong does not know one of the calls and tells of none. */
async function ask(
  line: Line,
  callIds: readonly string[],
  grants: Map<string, readonly string[]>,
): Promise<boolean> {
  const reply = await line.ask(usersAccess, { body: { filter: { callIds } } })
  if (reply.kind !== 'body') return false
  const place = { endpoint: usersAccess, requestId: reply.requestId }
  for (const { callId, users } of read(answerShape, reply.body, place).callAccessList) {
    grants.set(
      callId,
      users.map(({ userId }) => userId),
    )
  }
  return true
}
