// The faults that can be set, from a file or through the control plane. This schema is their reference.
import { z } from 'zod'

/**
 * Which requests a fault hits. A request that the rate limit refused reaches no fault; one that a fault answers is logged
 * and has taken its rate token.
 */
const aim = {
  /** As in the request line; any method where it is left out. */
  method: z
    .string()
    .transform((method) => method.toUpperCase())
    .optional(),
  /** The exact path without its query, or a prefix that ends in `*`; any path under `/v2` where it is left out. */
  path: z.string().startsWith('/').optional(),
  /** From which request on, counted from 1 among those that match `method` and `path` since the fault was set. */
  nth: z.number().int().min(1).optional(),
  /** How many requests from there; 0 = for ever. Default 1, for `dead-token` and `inactive-company` 0. */
  times: z.number().int().min(0).optional(),
}

/**
 * World faults change these calls. They happen just before the request that they hit is answered, or at once where
 * neither `method`, `path` nor `nth` is given.
 */
const calls = { callId: z.string().optional(), callIds: z.array(z.string()).optional() }

const ms = z.number().min(0)

const faultSchema = z.discriminatedUnion('fault', [
  /** An error in Gong's envelope, or `body` as it stands. */
  z.strictObject({
    ...aim,
    fault: z.literal('status'),
    status: z.number().int().min(200).max(599),
    errors: z.array(z.string()).optional(),
    /** For example `{"retry-after": "3"}`. */
    headers: z.record(z.string(), z.string()).optional(),
    body: z.unknown().optional(),
  }),
  /** Nothing for `ms`, then the normal answer. */
  z.strictObject({ ...aim, fault: z.literal('stall'), ms }),
  /** The connection is reset. */
  z.strictObject({ ...aim, fault: z.literal('reset') }),
  /** JSON that breaks off: in a complete HTTP answer (`short`), or before its announced length (`content-length`). */
  z.strictObject({
    ...aim,
    fault: z.literal('truncated'),
    mode: z.enum(['short', 'content-length']).default('short'),
  }),
  /** A web page where JSON should be, as proxies send it. */
  z.strictObject({
    ...aim,
    fault: z.literal('html'),
    status: z.number().int().min(200).max(599).default(200),
  }),
  /** What Gong does on the wrong regional host. */
  z.strictObject({ ...aim, fault: z.literal('redirect'), location: z.string() }),
  /** Hits only requests that carry a cursor. */
  z.strictObject({ ...aim, fault: z.literal('expired-cursor') }),
  /** 401 as for a deleted key or a revoked token. */
  z.strictObject({ ...aim, fault: z.literal('dead-token') }),
  /** 401 as for a company that Gong has switched off. */
  z.strictObject({ ...aim, fault: z.literal('inactive-company') }),
  /** The transcript is ready `ms` from now. */
  z.strictObject({ ...aim, ...calls, fault: z.literal('late-transcript'), ms }),
  /** `POST /v2/calls/extensive` knows the call `ms` from now. */
  z.strictObject({ ...aim, ...calls, fault: z.literal('late-details'), ms }),
  /** A public call becomes private, a private one public. */
  z.strictObject({ ...aim, ...calls, fault: z.literal('private-flip') }),
  /** The call is gone; Gong leaves no trace of it. */
  z.strictObject({ ...aim, ...calls, fault: z.literal('deletion') }),
  z.strictObject({ ...aim, ...calls, fault: z.literal('changed-title'), title: z.string() }),
  /** Every `find` in the transcript becomes `replace`. */
  z.strictObject({
    ...aim,
    ...calls,
    fault: z.literal('reworked-transcript'),
    find: z.string().min(1),
    replace: z.string(),
  }),
])

export const faultsSchema = z.array(faultSchema)

/** As it is written down, defaults left out. */
export type Fault = z.input<typeof faultSchema>

/** As it is used, defaults filled in. */
export type SetFault = z.output<typeof faultSchema>

export type WorldFault = Extract<SetFault, { callId?: unknown }>
