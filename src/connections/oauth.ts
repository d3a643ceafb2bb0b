/**
 * The way through somebody else's sign-in and back. What leaves us is a state that nobody can guess, is good once, for
 * ten minutes, and only for the member who began; what comes back is worth nothing without the verifier that stayed here.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { OauthAttempt } from '../records/connection.ts'
import { newId } from '../records/ids.ts'
import type { Clock, Log } from '../records/ports.ts'
import { keep, keptProblem, Problem } from '../records/problems.ts'
import type { Database } from '../store/connect.ts'
import {
  type ConnectionKind,
  type ConnectionPlace,
  currentConnection,
  sharedConnection,
} from '../store/connections.ts'
import type { Owner } from '../store/owner.ts'
import {
  endAttempt,
  findAttempt,
  insertAttempt,
  type StoredAttempt,
  useState,
} from '../store/oauth-attempts.ts'
import type { Keeping } from './keeping.ts'
import type { Lines } from './lines.ts'
import type { OauthProvider } from './oauth-provider.ts'
import { alreadyConnected, notFound } from './problems.ts'
import type { Secrets } from './secrets.ts'

export type ProviderName = StoredAttempt['provider']

export interface OauthNeeds {
  readonly database: Pick<Database, 'db'>
  readonly secrets: Secrets
  readonly clock: Clock
  readonly log: Log
  readonly keeping: Keeping
  readonly lines: Lines
  /** Where people reach the product, without a path. */
  readonly publicUrl: string
  /** Gong's own pages. */
  readonly gongAppUrl: string
  /** Those that the operator has set a client for. */
  readonly providers: Readonly<Partial<Record<ProviderName, OauthProvider>>>
  /** What Gong is asked for. */
  readonly scopes: Readonly<Record<ConnectionKind, readonly string[]>>
  /** Hears of every connection that was made, once it is kept. */
  readonly onConnected?: ((connected: Connected) => Promise<void>) | undefined
}

export interface Connected extends ConnectionPlace {
  readonly kind: ConnectionKind
}

/** What the provider sent the browser back with. */
export interface ProviderAnswer {
  readonly code: string | undefined
  readonly state: string | undefined
  readonly error: string | undefined
  readonly errorDescription: string | undefined
}

export interface Finished {
  /** Undefined when the state belongs to no attempt of the member. */
  readonly attemptId: string | undefined
  readonly returnTo: string | undefined
  /** Undefined when it succeeded. */
  readonly problem: Problem | undefined
}

const LIFE_MS = 10 * 60_000

export function createOauth(needs: OauthNeeds) {
  const { database, secrets, clock, keeping, lines, publicUrl, providers } = needs
  const { db } = database
  const redirectUriOf = (name: ProviderName) => new URL(`/oauth/${name}/callback`, publicUrl).href

  const isOver = (attempt: StoredAttempt): boolean =>
    clock.now().getTime() - attempt.created_at.getTime() > LIFE_MS

  /** Everything between the state and a connection that works; whatever fails leaves nothing behind. */
  async function connect(
    attempt: StoredAttempt,
    name: ProviderName,
    answer: ProviderAnswer,
    owner: Owner | undefined,
  ): Promise<void> {
    if (owner === undefined) throw notSignedIn()
    if (!isSameMember(attempt, owner) || attempt.provider !== name || isOver(attempt)) {
      throw wrongState()
    }
    if (answer.error !== undefined) throw denied(answer.error, answer.errorDescription ?? '')
    const provider = providers[name]
    if (answer.code === undefined || provider === undefined) throw wrongState()
    const { organization_id: organizationId, redirect_uri: redirectUri } = attempt
    const place = { organizationId, id: attempt.attempt_id }
    const verifier = String(await secrets.open(place, attempt.verifier))
    const { code } = answer
    const proven = await provider.exchange({ organizationId, code, verifier, redirectUri })
    const { kind } = attempt
    const { connectionId, replaced } = await keeping.keep(owner, proven, kind)
    if (replaced !== undefined) await lines.cut(replaced)
    await needs.onConnected?.({ organizationId, connectionId, kind })
  }

  return {
    settings: () => ({
      isConfigured: providers.gong !== undefined,
      redirectUri: redirectUriOf('gong'),
      scopes: needs.scopes.personal,
      sharedScopes: needs.scopes.shared,
      gongUrl: needs.gongAppUrl,
    }),

    /** Whether the owner may make a shared connection is not asked here. */
    async start(
      owner: Owner,
      name: ProviderName,
      returnTo: string | undefined,
      kind: ConnectionKind = 'personal',
    ) {
      const provider = providers[name]
      if (provider === undefined) throw notConfigured(name, redirectUriOf(name))
      const former = await (kind === 'shared'
        ? sharedConnection(db, owner.organizationId)
        : currentConnection(db, owner, name))
      if (name === 'gong' && former?.status === 'connected') throw alreadyConnected(former, kind)
      const attemptId = newId('att')
      const state = randomBytes(32).toString('base64url')
      const verifier = randomBytes(32).toString('base64url')
      const redirectUri = redirectUriOf(name)
      const place = { organizationId: owner.organizationId, id: attemptId }
      await insertAttempt(db, owner, {
        attemptId,
        provider: name,
        kind,
        stateHash: hashOf(state, 'hex'),
        verifier: await secrets.seal(place, verifier),
        redirectUri,
        returnTo: returnTo ?? null,
        createdAt: clock.now(),
      })
      const challenge = hashOf(verifier, 'base64url')
      return {
        attemptId,
        authorizeUrl: provider.authorizeUrl({ kind, state, challenge, redirectUri }),
      }
    },

    async attempt(owner: Owner, attemptId: string): Promise<OauthAttempt> {
      const row = await findAttempt(db, owner, attemptId)
      if (row === undefined) throw notFound()
      if (row.status === 'waiting' && isOver(row)) {
        return { attemptId, status: 'failed', problem: keep(wrongState(), clock.now()) }
      }
      const problem = keptProblem.nullable().catch(null).parse(row.problem)
      return { attemptId, status: row.status, problem }
    },

    /** `actor`: whose session the browser carries. Throws only what nobody expected. */
    async finish(
      name: ProviderName,
      answer: ProviderAnswer,
      actor: Owner | undefined,
    ): Promise<Finished> {
      const attempt =
        answer.state === undefined
          ? undefined
          : await useState(db, hashOf(answer.state, 'hex'), clock.now())
      if (attempt === undefined) {
        return { attemptId: undefined, returnTo: undefined, problem: wrongState() }
      }
      const isTheirs = actor !== undefined && isSameMember(attempt, actor)
      const told = {
        attemptId: isTheirs ? attempt.attempt_id : undefined,
        returnTo: isTheirs ? (attempt.return_to ?? undefined) : undefined,
      }
      try {
        await connect(attempt, name, answer, actor)
      } catch (error) {
        const problem = keep(error, clock.now())
        await endAttempt(db, attempt, { status: 'failed', problem })
        if (!(error instanceof Problem)) throw error
        const { code } = error
        needs.log.info({ attemptId: attempt.attempt_id, code }, 'A sign-in did not connect.')
        return { ...told, problem: error }
      }
      await endAttempt(db, attempt, { status: 'succeeded', problem: null })
      return { ...told, problem: undefined }
    },
  }
}

function hashOf(text: string, encoding: 'hex' | 'base64url'): string {
  return createHash('sha256').update(text).digest(encoding)
}

function isSameMember(attempt: StoredAttempt, owner: Owner): boolean {
  return attempt.organization_id === owner.organizationId && attempt.member_id === owner.memberId
}

/** `access_denied` is both: somebody who will not, and somebody who may not. */
function denied(error: string, description: string): Problem {
  if (/technical admin/i.test(`${error} ${description}`)) {
    return new Problem({
      code: 'D-NOT-ADMIN',
      message: 'The Gong user is not a technical administrator, and only those may connect apps.',
      fix: 'Ask a technical administrator of Gong for an access key, or to approve it in your browser.',
    })
  }
  if (error === 'access_denied') {
    return new Problem({
      code: 'D-DENIED',
      message: 'The connection was not approved; nothing was stored.',
      fix: 'Connect again and choose to approve, or use an access key.',
    })
  }
  return new Problem({
    code: 'D-REFUSED',
    message: `The sign-in page ended with an error: ${error.slice(0, 100)}.`,
    fix: 'Try again; if it stays, ask whoever runs Carryover to compare the redirect URI and the scopes.',
  })
}

function wrongState(): Problem {
  return new Problem({
    code: 'D-STATE',
    message: 'This sign-in was not begun here, was used already, or is older than ten minutes.',
    fix: 'Begin again with Connect, in the same browser.',
  })
}

function notSignedIn(): Problem {
  return new Problem({
    code: 'D-SIGN-IN',
    message: 'The browser came back without being signed in to Carryover.',
    fix: 'Sign in, and connect again.',
  })
}

function notConfigured(name: ProviderName, redirectUri: string): Problem {
  return new Problem({
    code: 'D-NOT-FOUND',
    message: 'Whoever runs this Carryover has not set an OAuth client for it.',
    fix:
      name === 'gong'
        ? `Use an access key, or have an integration registered in Gong with the redirect URI ${redirectUri}.`
        : `Have a client registered with the redirect URI ${redirectUri}.`,
  })
}
