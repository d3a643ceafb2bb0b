/** How calls were matched to accounts: by which rule, how many were not, and what would help. */
import '../accounts/accounts.css'
import '../accounts/account.css'
import './access.css'
import './matching.css'
import { useCall } from '../../api.ts'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { useAccountSync } from '../../account-sync.ts'
import { useReader } from '../../reader.ts'
import { AskAnAdmin } from './ask-an-admin.tsx'
import { MatchingFigure } from './matching-figure.tsx'
import { ReadingState } from './reading-state.tsx'
import { ServeAccounts } from './serve-accounts.tsx'
import { Unmatched } from './unmatched.tsx'

const MOVING_MS = 3_000

export function MatchingTab() {
  const { state } = useAccountSync()
  const { data: me } = useCall('get /me', {}, { staleTime: 30_000 })
  const { isAdmin } = useReader()
  const isServed = state?.connection != null && state.connection.status !== 'disconnected'
  const isMoving = state?.status === 'running' || state?.status === 'queued'
  const { data: report, error } = useCall(
    'get /matching',
    {},
    { enabled: isAdmin && isServed, refetchInterval: isMoving ? MOVING_MS : false },
  )
  if (state === undefined || me === undefined) return <SkeletonLines lines={6} />
  if (!isAdmin) return <AskAnAdmin state={state} />
  if (!isServed) return <ServeAccounts />
  return (
    <div className="matching">
      <ReadingState state={state} isAdmin />
      {error && <ProblemNote problem={error} />}
      {!report && !error && <SkeletonLines lines={6} />}
      {report && <MatchingFigure report={report} />}
      {report && <Unmatched unmatched={report.unmatched} />}
    </div>
  )
}
