/** Which calls the accounts may be made of: an admin chooses, everybody else learns whom to ask. */
import '../accounts/accounts.css'
import './access.css'
import { useCall } from '../../api.ts'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { useAccountSync } from '../accounts/use-account-sync.ts'
import { useReader } from '../accounts/use-people.ts'
import { AccessForm } from './access-form.tsx'
import { AskAnAdmin } from './ask-an-admin.tsx'
import { OpenToAll } from './open-to-all.tsx'
import { ReadingState } from './reading-state.tsx'
import { ServeAccounts } from './serve-accounts.tsx'

export function AccessTab() {
  const { state } = useAccountSync()
  const me = useCall('get /me', {}, { staleTime: 30_000 })
  const { isAdmin } = useReader()
  if (state === undefined || me.data === undefined) return <SkeletonLines lines={6} />
  if (!isAdmin) return <AskAnAdmin state={state} />
  const isServed = state.connection !== null && state.connection.status !== 'disconnected'
  return (
    <div className="access">
      {isServed ? <ReadingState state={state} /> : <ServeAccounts />}
      {isServed && <Choice />}
    </div>
  )
}

function Choice() {
  const { data: access, error } = useCall('get /access', {})
  if (error) return <ProblemNote problem={error} />
  if (!access) return <SkeletonLines lines={8} />
  return (
    <>
      {/* What is chosen begins anew when somebody else has changed it. */}
      <AccessForm key={JSON.stringify(access)} access={access} />
      <OpenToAll isOpen={access.isOpenToAll} />
    </>
  )
}
