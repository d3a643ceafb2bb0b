/** Takes what another system tells of a customer, once it is known to come from there. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { type Delivery, delivery, type DeliveryAnswer } from '../records/delivery.ts'
import { normalEmail } from '../records/email-address.ts'
import type { AccountQueue, Clock, Sealer } from '../records/ports.ts'
import { Problem, usage } from '../records/problems.ts'
import { findOpenHook, type StoredHook, takeDelivery } from '../store/inbound-hooks.ts'
import { findMemberByEmail } from '../store/members.ts'
import type { Tables } from '../store/tables.ts'
import { readSignature, type SignatureReading } from './delivery-signature.ts'
import type { HashKeys } from './hash-key.ts'
import { usableClues } from './new-account.ts'
import { takeAccounts } from './take-accounts.ts'

type Db = Kysely<Tables>

export interface DeliveriesNeeds {
  readonly db: Db
  readonly clock: Clock
  readonly queue: AccountQueue
  readonly sealer: Sealer
  readonly hashKeys: HashKeys
}

export interface Deliveries {
  /**
   * `body` as it was sent. D-SIGN-IN where the signature is not that of an open hook, in the same words whether there is
   * such a hook or not; D-USAGE for a body that is not as declared. A delivery that was taken before changes nothing.
   */
  take(hookId: string, signature: string | undefined, body: Buffer): Promise<DeliveryAnswer>
}

/** Checked where there is no hook, so that the answer takes as long. */
const NO_SECRET = 'whsec_nobody_signs_with_this_one'

export function createDeliveries(needs: DeliveriesNeeds): Deliveries {
  const { db, clock, queue, sealer, hashKeys } = needs
  return {
    async take(hookId, signature, body) {
      const now = clock.now()
      const hook = await findOpenHook(db, hookId)
      const secret = hook === undefined ? NO_SECRET : await secretOf(sealer, hook)
      const reading = readSignature(signature, body, secret, now)
      if (hook === undefined || reading.kind !== 'good') throw notSigned(reading)

      const told = readBody(body)
      const { organization_id: organizationId } = hook
      const clues = usableClues(told)
      const keys = await hashKeys.of(organizationId)
      const taken = await db.transaction().execute(async (transaction) => {
        if (!(await takeDelivery(transaction, hook, reading.hash, now))) return undefined
        const ownerId = await ownerOf(transaction, organizationId, told.ownerEmail)
        const account = {
          name: told.name,
          ...clues,
          ownerId,
          stage: told.stage ?? undefined,
          kickoffOn: told.kickoffOn ?? undefined,
        }
        const from = { source: 'webhook', createdBy: null, keys, now } as const
        return takeAccounts(transaction, organizationId, [account], from)
      })
      if (taken === undefined) return { result: 'repeated', accountId: null, refusedDomains: [] }
      const { accountIds, known, sought } = taken
      const [accountId = ''] = accountIds
      if (sought > 0) await queue.matchAccount({ organizationId, accountId })
      const { refusedDomains } = clues
      return { result: known > 0 ? 'updated' : 'created', accountId, refusedDomains }
    },
  }
}

async function secretOf(sealer: Sealer, hook: StoredHook): Promise<string> {
  const place = { organizationId: hook.organization_id, id: hook.hook_id }
  return z.string().parse(await sealer.open(place, hook.secret))
}

function readBody(body: Buffer): Delivery {
  const read = delivery.safeParse(jsonOf(body))
  if (read.success) return read.data
  const [issue] = read.error.issues
  const field = issue?.path.join('.') || 'body'
  throw usage(`${field}: ${issue?.message ?? 'not as expected'}.`, 'See /api/docs for its fields.')
}

function jsonOf(body: Buffer): unknown {
  const text = body.toString('utf8')
  try {
    if (!text.includes('\u0000')) return JSON.parse(text, withoutNul)
  } catch {
    // Told below.
  }
  throw usage('The body of the delivery is no JSON.', 'Send the account as a JSON object.')
}

/** PostgreSQL keeps no text that holds one. */
function withoutNul(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\u0000', '') : value
}

async function ownerOf(
  db: Db,
  organizationId: string,
  email: string | null | undefined,
): Promise<string | undefined> {
  if (email === null || email === undefined) return undefined
  const member = await findMemberByEmail(db, normalEmail(email))
  return member?.organization_id === organizationId ? member.member_id : undefined
}

function notSigned({ kind }: SignatureReading): Problem {
  return kind === 'stale'
    ? new Problem({
        code: 'D-SIGN-IN',
        message: 'This delivery was signed more than five minutes ago, or in the future.',
        fix: 'Sign it anew when it is sent, and set the clock of the sending machine.',
      })
    : new Problem({
        code: 'D-SIGN-IN',
        message: 'This delivery is not signed with the secret of an address that is open.',
        fix: 'Send X-Carryover-Signature: t=<unix seconds>,v1=<hex HMAC-SHA-256 of "t.body">.',
      })
}
