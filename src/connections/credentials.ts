/** What is encrypted in a connection: a key pair, or tokens that are renewed. */
import { z } from 'zod'

const keyPair = z.object({
  kind: z.literal('key'),
  accessKey: z.string(),
  accessKeySecret: z.string(),
})

const tokenPair = z.object({
  kind: z.literal('tokens'),
  accessToken: z.string(),
  refreshToken: z.string(),
  /** Of the access token. */
  lifeMs: z.number(),
  renewedAt: z.iso.datetime(),
})
export type TokenPair = z.infer<typeof tokenPair>

export const credentials = z.discriminatedUnion('kind', [keyPair, tokenPair])
export type Credentials = z.infer<typeof credentials>

/** Tokens are renewed so long before their end, or a tenth of their life if that is less. */
const MARGIN_MS = 5 * 60_000
/** Ends of tokens are whole seconds at Gong. */
const LEAST_MARGIN_MS = 1_000

/** From when on the access token is not used any more. */
export function renewAtMs({ renewedAt, lifeMs }: TokenPair): number {
  const marginMs = Math.max(LEAST_MARGIN_MS, Math.min(MARGIN_MS, lifeMs / 10))
  return Date.parse(renewedAt) + lifeMs - marginMs
}

/** A token this young was just given: when Gong refuses it, another one would be refused as well. */
const YOUNG_MS = 60_000

export function isYoung({ renewedAt, lifeMs }: TokenPair, nowMs: number): boolean {
  return nowMs - Date.parse(renewedAt) < Math.min(YOUNG_MS, lifeMs / 2)
}

/** The `Authorization` header. */
export function headerOf(given: Credentials): string {
  if (given.kind === 'tokens') return `Bearer ${given.accessToken}`
  const pair = `${given.accessKey}:${given.accessKeySecret}`
  return `Basic ${Buffer.from(pair).toString('base64')}`
}
