/** Which calls the accounts may be made of: an admin chooses, an auditor reads, everybody else learns whom to ask. */
import '../accounts/accounts.css'
import './access.css'
import './people-tree.css'
import { useCall } from '../../api.ts'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { useAccountSync } from '../../account-sync.ts'
import { AccessForm } from './access-form.tsx'
import { AccessInWords } from './access-in-words.tsx'
import { AskAnAdmin } from './ask-an-admin.tsx'
import { OpenToAll } from './open-to-all.tsx'
import { ReadingState } from './reading-state.tsx'
import { ServeAccounts } from './serve-accounts.tsx'

export function AccessTab() {
  const { state } = useAccountSync()
  const { data: me } = useCall('get /me', {}, { staleTime: 30_000 })
  if (state === undefined || me === undefined) return <SkeletonLines lines={6} />
  const { role } = me.member
  const isServed = state.connection !== null && state.connection.status !== 'disconnected'
  if (role !== 'admin' && (role !== 'auditor' || !isServed)) return <AskAnAdmin state={state} />
  return (
    <div className="access">
      {isServed ? (
        <>
          <ReadingState state={state} isAdmin={role === 'admin'} />
          <Chosen isAdmin={role === 'admin'} />
        </>
      ) : (
        <ServeAccounts />
      )}
    </div>
  )
}

function Chosen({ isAdmin }: { readonly isAdmin: boolean }) {
  const { data: access, error } = useCall('get /access', {})
  if (error) return <ProblemNote problem={error} />
  if (!access) return <SkeletonLines lines={8} />
  if (!isAdmin) return <AccessInWords access={access} />
  return (
    <>
      {/* What is chosen begins anew when it was changed, here or by somebody else. */}
      <AccessForm key={JSON.stringify(access)} access={access} />
      <OpenToAll isOpen={access.isOpenToAll} />
    </>
  )
}
