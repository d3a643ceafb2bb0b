/** The connection that reads for the accounts: whose it is, how fresh its calls are, what is under way. */
import type { AccountSyncState } from '../../../src/records/access.ts'
import { useSend } from '../../api.ts'
import { Banner } from '../../frame/banner.tsx'
import { Button } from '../../parts/button.tsx'
import { MendingButton, ProblemNote } from '../../parts/problem.tsx'
import { State } from '../../parts/state.tsx'
import { Time } from '../../parts/time.tsx'
import { count } from '../../words.ts'

export function ReadingState({ state }: { readonly state: AccountSyncState }) {
  const { connection, status, progress, problem, succeededAt, nextAt } = state
  const sync = useSend('post /access/sync', { invalidates: ['get /access'] })
  const isMoving = status !== 'idle'
  return (
    <section className="reads-state" aria-labelledby="reading-head">
      <div className="head">
        <h2 id="reading-head">Reads for the accounts</h2>
        <span className="by">
          <Button isSmall isBusy={sync.isPending || isMoving} onClick={() => sync.mutate({})}>
            {isMoving ? 'Reading' : 'Read now'}
          </Button>
        </span>
      </div>
      <p className="facts">
        <State kind={connection?.status === 'connected' ? 'good' : 'bad'}>
          {connection?.status === 'connected' ? 'Connected' : 'Action required'}
        </State>
        {connection?.companyName && <b>{connection.companyName}</b>}
        <span>
          {connection?.kind === 'shared' ? 'shared connection, made by' : 'personal connection of'}{' '}
          {connection?.connectedBy}
        </span>
        {succeededAt !== null && (
          <span>
            data as of <Time at={succeededAt} />
          </span>
        )}
        {nextAt !== null && !isMoving && (
          <span>
            next <Time at={nextAt} />
          </span>
        )}
      </p>
      {isMoving && (
        <p className="small" role="status">
          {progress === null
            ? 'Waiting for its turn. You can leave this page.'
            : `${progress.step}: ${count(progress.done)}${progress.total === null ? '' : ` of ${count(progress.total)}`}. You can leave this page.`}
        </p>
      )}
      {problem && (
        <Banner kind="bad" action={<MendingButton problem={{ ...BARE, ...problem }} />}>
          <b>{problem.message}</b> {problem.fix} Since <Time at={problem.since} />.
        </Banner>
      )}
      {sync.error && <ProblemNote problem={sync.error} />}
    </section>
  )
}

/** What the state of the sync does not keep of a problem. */
const BARE = { scope: null, endpoint: null, requestId: null, retryAt: null }
