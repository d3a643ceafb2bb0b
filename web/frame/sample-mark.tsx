/** Marks the sample world on every page, and takes it away again. */
import { useState } from 'react'
import { useCall, useSend } from '../api.ts'
import { Button } from '../parts/button.tsx'
import { ConfirmDialog } from '../parts/dialog.tsx'
import { useToast } from './toasts.tsx'

export function SampleMark() {
  const { data: me } = useCall('get /me', {})
  const removal = useSend('delete /sample', { invalidates: [''] })
  const toast = useToast()
  const [isAsking, setAsking] = useState(false)
  if (!me?.organization.isSample) return null
  return (
    <div className="sample-mark" role="note">
      <b>Sample</b>
      <span>These companies and calls are invented; a pretend Gong serves them.</span>
      {me.member.role === 'admin' && (
        <Button look="quiet" isSmall onClick={() => setAsking(true)}>
          Remove sample data
        </Button>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title="Remove the sample data?"
        verb="Remove sample data"
        onConfirm={async () => {
          await removal.mutateAsync({})
          toast('The sample data are gone.')
        }}
      >
        <p>
          Its connection and the datasets made from it are deleted. Members, tokens and datasets of
          your own stay.
        </p>
      </ConfirmDialog>
    </div>
  )
}
