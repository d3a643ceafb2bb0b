/** Says which Gong user a member is: found by name or address, or left to the member's own address. */
import { useState } from 'react'
import type { ViewerMapping } from '../../../src/records/visibility.ts'
import { useCall, useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextField } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'

interface MapDialogProps {
  readonly mapping: ViewerMapping | undefined
  readonly onClose: () => void
}

export function MapDialog({ mapping, onClose }: MapDialogProps) {
  return (
    <Dialog
      isOpen={mapping !== undefined}
      onClose={onClose}
      title={`Who is ${mapping?.memberName ?? ''} in Gong?`}
      description="They see what this user may see, at once. It is told in the audit."
    >
      {mapping && <Choice mapping={mapping} onClose={onClose} />}
    </Dialog>
  )
}

const SHOWN = 50

function Choice({
  mapping: { memberId, memberName, memberEmail, basis },
  onClose,
}: {
  readonly mapping: ViewerMapping
  readonly onClose: () => void
}) {
  const toast = useToast()
  const [typed, setTyped] = useState('')
  const { data, error } = useCall('get /access/people', {})
  const map = useSend('put /viewers/{memberId}', { invalidates: ['get /viewers'] })
  const choose = (userId: string | null) =>
    map.mutate(
      { memberId, userId },
      {
        onSuccess: ({ user }) => {
          toast(
            user
              ? `${memberName} is ${user.name} in Gong now.`
              : `${memberName} is nobody in Gong now.`,
          )
          onClose()
        },
      },
    )
  const sought = typed.trim().toLowerCase()
  const found = (data?.data ?? [])
    .filter(({ isActive }) => isActive)
    .filter(({ name, email }) => `${name} ${email ?? ''}`.toLowerCase().includes(sought))
    .slice(0, SHOWN)
  return (
    <>
      <TextField
        label="Gong user"
        placeholder="Name or address"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {error && <ProblemNote problem={error} />}
      {map.error && <ProblemNote problem={map.error} hidesMending />}
      {!data && !error && <SkeletonLines lines={4} height="30px" />}
      <ul className="people-found" aria-label="Found">
        {found.map(({ userId, name, email, title }) => (
          <li key={userId}>
            <button type="button" disabled={map.isPending} onClick={() => choose(userId)}>
              {name}
              <small>{[email, title].filter(Boolean).join(' · ')}</small>
            </button>
          </li>
        ))}
        {data && found.length === 0 && <li className="small">No active Gong user is called so.</li>}
      </ul>
      {basis === 'mapped' && (
        <footer>
          <Button isBusy={map.isPending} onClick={() => choose(null)}>
            Let {memberEmail} say it
          </Button>
        </footer>
      )}
    </>
  )
}
