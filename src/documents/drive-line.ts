/** Requests to Drive in the name of one person: permission renewed when it ends, passing faults tried again. */
import type { drive_v3 } from '@googleapis/drive'
import type { Clock } from '../records/ports.ts'
import type { Owner } from '../store/owner.ts'
import {
  type GoogleClient,
  type GoogleTokens,
  keptTokens,
  openGoogleClient,
  placesOf,
} from './google-oauth.ts'
import {
  driveProblem,
  isPassing,
  isRequestError,
  notConnected,
  refusalOf,
  renewalProblem,
} from './google-problems.ts'

/** Where a person's permission is kept. */
export interface GoogleSecrets {
  open(owner: Owner): Promise<GoogleTokens | undefined>
  save(owner: Owner, tokens: GoogleTokens): Promise<void>
  remove(owner: Owner): Promise<void>
}

export interface DriveLine {
  /** Does `work` until it succeeds. Throws D-NO-CONN, D-REFRESH, D-NOT-FOUND, D-RATE, D-UNREACHABLE … */
  ask<Answer>(owner: Owner, work: (drive: drive_v3.Drive) => Promise<Answer>): Promise<Answer>
}

const TRIES = 5
const FIRST_WAIT_MS = 1_000
const SILENCE_MS = 60_000
/** So long before its end a token is renewed. */
const MARGIN_MS = 60_000

export function createDriveLine({
  client,
  secrets,
  clock,
}: {
  readonly client: GoogleClient
  readonly secrets: GoogleSecrets
  readonly clock: Clock
}): DriveLine {
  async function driveWith({ accessToken }: GoogleTokens): Promise<drive_v3.Drive> {
    const { auth, drive } = await import('@googleapis/drive')
    const bearer = new auth.OAuth2()
    // Without what renews it: renewing is ours, for it has to be saved.
    bearer.setCredentials({ access_token: accessToken })
    return drive({
      version: 'v3',
      auth: bearer,
      rootUrl: placesOf(client).driveUrl,
      retry: false,
      timeout: SILENCE_MS,
    })
  }

  async function renewed(owner: Owner, { refreshToken }: GoogleTokens): Promise<GoogleTokens> {
    const google = await openGoogleClient(client)
    google.setCredentials({ refresh_token: refreshToken })
    const { credentials } = await google.refreshAccessToken().catch((error: unknown) => {
      throw renewalProblem(error)
    })
    const tokens = keptTokens(credentials, refreshToken, clock)
    await secrets.save(owner, tokens)
    return tokens
  }

  return {
    async ask(owner, work) {
      let tokens = await secrets.open(owner)
      if (tokens === undefined) throw notConnected()
      let isFresh = false
      if (Date.parse(tokens.expiresAt) - MARGIN_MS < clock.now().getTime()) {
        tokens = await renewed(owner, tokens)
        isFresh = true
      }
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await work(await driveWith(tokens))
        } catch (error) {
          if (!isRequestError(error)) throw error
          const refused = refusalOf(error)
          if (refused?.status === 401 && !isFresh) {
            tokens = await renewed(owner, tokens)
            isFresh = true
            continue
          }
          if (!isPassing(refused) || attempt >= TRIES) throw driveProblem(error)
          await clock.sleep(FIRST_WAIT_MS * 2 ** (attempt - 1))
        }
      }
    },
  }
}
