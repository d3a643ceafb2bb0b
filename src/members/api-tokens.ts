/** API tokens: a member's own, shown once. Their member's role holds for them too. */
import { DAY_MS } from '../records/days.ts'
import { type Actor, type ApiToken, type Scope, SCOPES } from '../records/member.ts'
import type { Clock } from '../records/ports.ts'
import { Problem } from '../records/problems.ts'
import type { Database } from '../store/connect.ts'
import {
  findTokenInUse,
  insertToken,
  listTokens,
  revokeToken,
  type StoredToken,
  touchToken,
} from '../store/tokens.ts'
import { actorOf } from './actor.ts'
import { hashOf, newSecret } from './secrets.ts'

const PREFIX = 'co_'
const HINT_LENGTH = 8
/** A token that a token has made does not outlive it. */
function endOf({ tokenExpiresAt }: Actor, now: Date, expiresInDays: number | null): Date | null {
  const wished = expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * DAY_MS)
  if (tokenExpiresAt === undefined) return wished
  return wished !== null && wished < tokenExpiresAt ? wished : tokenExpiresAt
}

/** Use is written down this often at most. */
const NOTED_EVERY_MS = 60_000

export function createApiTokens({ db }: Pick<Database, 'db'>, clock: Clock) {
  return {
    /** For whom they belong to. */
    tokens: {
      async list(actor: Actor): Promise<readonly ApiToken[]> {
        const stored = await listTokens(db, actor.organizationId, actor.memberId)
        return stored.map(tokenOf)
      },

      async create(
        actor: Actor,
        {
          name,
          scopes,
          expiresInDays,
        }: {
          readonly name: string
          readonly scopes: readonly Scope[]
          readonly expiresInDays: number | null
        },
      ): Promise<{ readonly token: ApiToken; readonly secret: string }> {
        refuseMoreThan(actor, scopes)
        const secret = PREFIX + newSecret()
        const now = clock.now()
        const stored = await insertToken(db, {
          organizationId: actor.organizationId,
          memberId: actor.memberId,
          name,
          tokenHash: hashOf(secret),
          hint: hintOf(secret),
          scopes: SCOPES.filter((scope) => scopes.includes(scope)),
          createdAt: now,
          expiresAt: endOf(actor, now, expiresInDays),
        })
        return { token: tokenOf(stored), secret }
      },

      async revoke(actor: Actor, tokenId: string): Promise<void> {
        const { organizationId, memberId } = actor
        if (await revokeToken(db, organizationId, memberId, tokenId, clock.now())) return
        throw new Problem({
          code: 'D-NOT-FOUND',
          message: 'You have no such API token.',
          fix: 'Look at your tokens under Settings → API tokens: it may have been revoked already.',
        })
      },
    },

    /** Whoever the token speaks for: undefined when it is not good, or its member is gone. */
    async actorOfToken(secret: string): Promise<Actor | undefined> {
      const now = clock.now()
      const found = await findTokenInUse(db, hashOf(secret), now)
      if (!found) return undefined
      const { token, member } = found
      const noted = token.last_used_at?.getTime() ?? 0
      if (now.getTime() - noted > NOTED_EVERY_MS) {
        await touchToken(db, member.organization_id, token.token_id, now)
      }
      const actor = { ...actorOf(member, scopesOf(token.scopes)), isToken: true }
      return token.expires_at === null ? actor : { ...actor, tokenExpiresAt: token.expires_at }
    },
  }
}

/** By which a person knows a token again. */
export function hintOf(secret: string): string {
  return `${secret.slice(0, HINT_LENGTH)}…`
}

/** A token could otherwise make itself a stronger one. */
function refuseMoreThan(actor: Actor, scopes: readonly Scope[]): void {
  const beyond = scopes.filter((scope) => !actor.scopes.includes(scope))
  if (beyond.length === 0) return
  throw new Problem({
    code: 'D-NOT-ALLOWED',
    message: `This API token cannot give what it does not have: ${beyond.join(', ')}.`,
    fix: 'Sign in at the browser to make a token with these scopes.',
  })
}

function tokenOf(stored: StoredToken): ApiToken {
  return {
    tokenId: stored.token_id,
    name: stored.name,
    hint: stored.hint,
    scopes: scopesOf(stored.scopes),
    createdAt: stored.created_at.toISOString(),
    expiresAt: stored.expires_at?.toISOString() ?? null,
    lastUsedAt: stored.last_used_at?.toISOString() ?? null,
  }
}

function scopesOf(stored: readonly string[]): readonly Scope[] {
  return SCOPES.filter((scope) => stored.includes(scope))
}
