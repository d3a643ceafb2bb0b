// Gong's cursors: a signed JWT that says where the next page begins and how many records the first page counted.
import { randomBytes } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { Position } from './call-order.ts'
import type { Clock } from './clock.ts'
import { badRequest } from './refusals.ts'

/** A whole sequence of pages lives one hour: the end is fixed by the first request and carried along. */
const LIFETIME_SEC = 3600

/** Where a sequence of pages has come to. `total` is frozen by its first page. */
export interface Progress {
  readonly last: Position
  readonly total: number
  readonly pageNumber: number
  readonly pageSize: number
  readonly expiresSec: number
}

/** The name of the id in the cursor, which keeps a cursor of one list from being used on another. */
export type ListName = 'callId' | 'userId' | 'answeredScorecardId'

export interface Cursors {
  write(list: ListName, progress: Progress): Promise<string>
  read(list: ListName, cursor: string): Promise<Progress>
  expiry(): number
}

const payloadSchema = z.object({
  total: z.number(),
  pageNumber: z.number(),
  pageSize: z.number(),
  time: z.iso.datetime(),
  exp: z.number(),
})

export function createCursors(clock: Clock): Cursors {
  const key = randomBytes(32)
  return {
    expiry: () => Math.floor(clock.nowMs() / 1000) + LIFETIME_SEC,

    write: (list, { last, total, pageNumber, pageSize, expiresSec }) =>
      new SignJWT({
        [list]: last.id,
        total,
        pageNumber,
        pageSize,
        time: new Date(last.timeMs).toISOString(),
        exp: expiresSec,
      })
        .setProtectedHeader({ alg: 'HS256' })
        .sign(key),

    async read(list, cursor) {
      const payload = await verified(cursor, key, clock)
      const known = payloadSchema.safeParse(payload)
      const id = payload[list]
      if (!known.success || typeof id !== 'string') throw badRequest('failed to verify cursor')
      const { time, exp, ...counts } = known.data
      return { ...counts, last: { timeMs: Date.parse(time), id }, expiresSec: exp }
    },
  }
}

async function verified(cursor: string, key: Uint8Array, clock: Clock) {
  try {
    const currentDate = new Date(clock.nowMs())
    return (await jwtVerify(cursor, key, { algorithms: ['HS256'], currentDate })).payload
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw badRequest('cursor has expired')
    throw badRequest('failed to verify cursor')
  }
}
