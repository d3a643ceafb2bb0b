/** Whether Gong's permissions are followed, call by call, or every member sees every linked call. */
import { useState } from 'react'
import { useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { ConfirmDialog } from '../../parts/dialog.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { State } from '../../parts/state.tsx'

const AFFECTED = ['get /access', 'get /accounts', 'get /calls', 'get /viewers']

export function OpenToAll({ isOpen }: { readonly isOpen: boolean }) {
  const toast = useToast()
  const [isAsking, setAsking] = useState(false)
  const set = useSend('put /access/open-to-all', { invalidates: AFFECTED })
  return (
    <section className="open-to-all" aria-labelledby="open-head">
      <div className="head">
        <h2 id="open-head">Who sees a call</h2>
      </div>
      {isOpen ? (
        <p>
          <State kind="warn">Open to all</State> Every member sees every linked call but private
          ones, whatever Gong says.
        </p>
      ) : (
        <p>
          <State kind="good">As in Gong</State> Each member sees the calls that Gong lets them see,
          and no trace of others.
        </p>
      )}
      <p>
        {isOpen ? (
          <Button
            isBusy={set.isPending}
            onClick={() =>
              set.mutate(
                { isOpenToAll: false },
                { onSuccess: () => toast('Gong’s permissions are followed again.') },
              )
            }
          >
            Follow Gong again
          </Button>
        ) : (
          <Button onClick={() => setAsking(true)}>Open to all members</Button>
        )}
      </p>
      {set.error && <ProblemNote problem={set.error} />}
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title="Show every linked call to every member?"
        verb="Open to all"
        onConfirm={async () => {
          await set.mutateAsync({ isOpenToAll: true })
          toast('Every member sees every linked call now, but private ones.')
        }}
      >
        <p>
          Members then read transcripts of calls that Gong keeps from them. Private calls stay
          hidden. You can follow Gong again at any time.
        </p>
      </ConfirmDialog>
    </section>
  )
}
