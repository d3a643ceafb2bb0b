/**
 * How a delivery is signed: `t=<unix seconds>,v1=<hex>`, the HMAC-SHA-256 of the time, a dot and the body as it was sent,
 * keyed with the hook's secret. Stripe signs its webhooks so (https://docs.stripe.com/webhooks/signature). Pure.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export type SignatureReading =
  /** `hash`: by which the delivery is known again. */
  | { readonly kind: 'good'; readonly hash: string }
  | { readonly kind: 'wrong' }
  /** Signed with the secret, but not now. */
  | { readonly kind: 'stale' }

const TOLERANCE_MS = 5 * 60_000

export function readSignature(
  header: string | undefined,
  body: Buffer,
  secret: string,
  now: Date,
): SignatureReading {
  const parts = (header ?? '').split(',').map((part) => part.trim().split('=', 2))
  const time = parts.find(([name]) => name === 't')?.[1] ?? ''
  const wanted = createHmac('sha256', secret).update(`${time}.`).update(body).digest()
  const isSigned = parts
    .filter(([name]) => name === 'v1')
    .map(([, hex = '']) => Buffer.from(hex, 'hex'))
    .some((given) => given.length === wanted.length && timingSafeEqual(given, wanted))
  if (!isSigned || !/^\d{1,15}$/.test(time)) return { kind: 'wrong' }
  const isNow = Math.abs(now.getTime() - Number(time) * 1_000) <= TOLERANCE_MS
  if (!isNow) return { kind: 'stale' }
  return { kind: 'good', hash: createHash('sha256').update(wanted).digest('hex') }
}
