/** The connection that reads for the accounts: whose it is, how fresh its calls are, what is under way, what is wrong. */
import type { AccountSyncState } from '../../../src/records/access.ts'
import { useSend } from '../../api.ts'
import { Banner } from '../../frame/banner.tsx'
import { ConfirmRemoval } from '../../frame/confirm-removal.tsx'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Mark } from '../../parts/mark.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { Time } from '../../parts/time.tsx'
import { count } from '../../words.ts'
import { reconnectPath } from './reconnect-path.ts'
import { ServingState } from './serving-state.tsx'
import { useConnections } from './use-connections.ts'
import { WhatHelps } from './what-helps.tsx'

interface ReadingStateProps {
  readonly state: AccountSyncState
  /** Whoever is none looks only. */
  readonly isAdmin: boolean
}

export function ReadingState({ state, isAdmin }: ReadingStateProps) {
  const { connection, status, succeededAt, nextAt } = state
  const sync = useSend('post /access/sync', { invalidates: ['get /access'] })
  const isMoving = status !== 'idle'
  return (
    <section className="reading-state" aria-labelledby="reading-head">
      <div className="head">
        <h2 id="reading-head">The connection of the accounts</h2>
        {isAdmin && (
          <span className="by">
            <Button
              isSmall
              disabled={isMoving || connection?.status !== 'connected'}
              isBusy={sync.isPending}
              onClick={() => sync.mutate({})}
            >
              Sync now
            </Button>
          </span>
        )}
      </div>
      <p className="facts">
        <ServingState connection={connection} />
        {connection?.companyName && <b>{connection.companyName}</b>}
        {connection && (
          <span>
            by {connection.connectedBy} on <Time at={connection.connectedAt} as="day" />
          </span>
        )}
        <span>
          {connection?.kind === 'shared'
            ? 'shared connection'
            : 'their own connection, used here too'}
        </span>
        {succeededAt !== null && (
          <span>
            data as of <Time at={succeededAt} />
          </span>
        )}
        {nextAt !== null && !isMoving && (
          <span>
            next sync <Time at={nextAt} />
          </span>
        )}
      </p>
      {isMoving && <UnderWay progress={state.progress} />}
      <Trouble state={state} isAdmin={isAdmin} />
      {sync.error && <ProblemNote problem={sync.error} />}
    </section>
  )
}

/** Safe to leave: it goes on without the page. */
function UnderWay({ progress }: Pick<AccountSyncState, 'progress'>) {
  const of = progress?.total == null ? '' : ` of ${count(progress.total)}`
  return (
    <div className="under-way">
      <p className="small" role="status">
        <Mark height={12} isDrawing />{' '}
        {progress === null
          ? 'Waiting for its turn.'
          : `${progress.step}: ${count(progress.done)}${of}.`}{' '}
        You can leave this page.
      </p>
      {progress?.total != null && progress.total > 0 && (
        <div
          className="gauge"
          role="progressbar"
          aria-label="Progress of the sync"
          aria-valuemin={0}
          aria-valuemax={progress.total}
          aria-valuenow={Math.min(progress.done, progress.total)}
        >
          <span style={{ width: `${Math.min(1, progress.done / progress.total) * 100}%` }} />
        </div>
      )}
    </div>
  )
}

function Trouble({ state, isAdmin }: ReadingStateProps) {
  const { own, shared } = useConnections()
  const { connection, problem, permissions } = state
  const serving = connection?.kind === 'shared' ? shared : own
  const kept = serving?.connectionId === connection?.connectionId ? serving?.problem : null
  const told = problem ?? kept
  if (told) {
    return (
      <>
        <Banner kind="bad" action={isAdmin && <Mend state={state} ownId={own?.connectionId} />}>
          <b>{told.message}</b> {told.fix} What is here stays, and so does what is chosen below.
        </Banner>
        {isAdmin && kept && <WhatHelps problem={kept} />}
      </>
    )
  }
  if (permissions.refreshedAt !== null && permissions.isTooOld) {
    return (
      <Banner kind="warn">
        <b>
          Gong&rsquo;s permissions were read last <Time at={permissions.refreshedAt} />.
        </b>{' '}
        Nobody sees a call here until they are read again. The key needs{' '}
        <code>api:permission-profile:read</code> and <code>api:call-user-access:read</code>.
      </Banner>
    )
  }
  return null
}

interface MendProps {
  readonly state: AccountSyncState
  /** The reader's own connection. */
  readonly ownId: string | undefined
}

function Mend({ state: { connection, problem }, ownId }: MendProps) {
  if (problem?.code === 'D-REMOVALS') return <ConfirmRemoval message={problem.message} />
  if (connection?.status !== 'action_required') return null
  // Somebody else's own connection is theirs to renew: a shared one takes its place.
  return (
    <ButtonLink
      isSmall
      to={reconnectPath(connection.connectionId === ownId ? 'personal' : 'shared')}
    >
      Reconnect
    </ButtonLink>
  )
}
