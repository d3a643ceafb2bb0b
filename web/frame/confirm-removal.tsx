/** A sync found more calls gone from Gong than it takes away by itself: a person says whether they go. */
import { useState } from 'react'
import { useSend } from '../api.ts'
import { Button } from '../parts/button.tsx'
import { ConfirmDialog } from '../parts/dialog.tsx'

interface ConfirmRemovalProps {
  /** What the sync said: how many calls are gone. */
  readonly message: string
}

export function ConfirmRemoval({ message }: ConfirmRemovalProps) {
  const [isAsking, setAsking] = useState(false)
  const sync = useSend('post /access/sync', { invalidates: ['get /access'] })
  return (
    <>
      <Button isSmall onClick={() => setAsking(true)}>
        Confirm the removal
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title="Remove the calls that are gone from Gong?"
        verb="Remove them"
        onConfirm={() => sync.mutateAsync({ mayRemove: true })}
      >
        <p>
          {message} If that is meant, the next sync removes them with their transcripts and all that
          was noted on them. If it is not, look first what the key may see in Gong: what Gong shows
          again comes back by itself.
        </p>
      </ConfirmDialog>
    </>
  )
}
