/** What is of no use any more, and how long it is kept. Done every few minutes by whichever process has a worker. */
import type { Kysely } from 'kysely'
import type { Clock, Log } from './records/ports.ts'
import { DAY_MS } from './records/days.ts'
import { ownersLeftBehind } from './store/datasets.ts'
import type { Owner } from './store/owner.ts'
import { removeEventsBefore } from './store/events.ts'
import { removeInvitationsClosedBefore } from './store/invitations.ts'
import { removeNoticesBefore } from './store/notices.ts'
import { removeAttemptsBefore } from './store/oauth-attempts.ts'
import { removeOldRuns } from './store/old-runs.ts'
import { removeExpiredSessions, removeExpiredVerifications } from './store/sign-ins.ts'
import type { Tables } from './store/tables.ts'

const RUNS_KEPT = 500

export interface TidyNeeds {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly log: Log
  readonly uploads: { removeOldUploads(now: Date): Promise<unknown> }
  /** Ends what a removed member had connected, and deletes their datasets. */
  readonly forget: (owner: Owner) => Promise<void>
}

/** Answers what does it once; what fails is logged and tried again the next time. */
export function createTidy({ db, clock, log, uploads, forget }: TidyNeeds): () => Promise<void> {
  return async () => {
    const now = clock.now()
    const ago = (days: number): Date => new Date(now.getTime() - days * DAY_MS)
    const all: Readonly<Record<string, () => Promise<unknown>>> = {
      uploads: () => uploads.removeOldUploads(now),
      'sign-ins at Gong and Google': () => removeAttemptsBefore(db, ago(1)),
      notices: () => removeNoticesBefore(db, { read: ago(30), written: ago(180) }),
      invitations: () => removeInvitationsClosedBefore(db, ago(30)),
      sessions: () => removeExpiredSessions(db, now),
      verifications: () => removeExpiredVerifications(db, now),
      runs: () => removeOldRuns(db, RUNS_KEPT),
      events: () => removeEventsBefore(db, ago(400)),
      // A process that died in the middle of a removal left them.
      'removed members': async () => {
        for (const owner of await ownersLeftBehind(db)) await forget(owner)
      },
    }
    for (const [what, remove] of Object.entries(all)) {
      await remove().catch((error: unknown) =>
        log.error({ error, what }, 'Something old could not be removed.'),
      )
    }
  }
}
