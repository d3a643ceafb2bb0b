/** Whether Gong's permissions are followed, call by call, or every member sees every linked call. */
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { ConfirmDialog } from '../../parts/dialog.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { Switch } from '../../parts/switch.tsx'

const AFFECTED = [
  'get /access',
  'get /accounts',
  'get /calls',
  'get /matching',
  'get /search',
  'get /viewers',
]

export function OpenToAll({ isOpen }: { readonly isOpen: boolean }) {
  const toast = useToast()
  const [isAsking, setAsking] = useState(false)
  const set = useSend('put /access/open-to-all', { invalidates: AFFECTED })
  const change = (isWanted: boolean) => {
    if (isWanted) return setAsking(true)
    set.mutate(
      { isOpenToAll: false },
      { onSuccess: () => toast('Gong’s permissions are followed again.') },
    )
  }
  return (
    <section className="open-to-all" aria-labelledby="open-head">
      <div className="head">
        <h2 id="open-head">Who sees a call</h2>
      </div>
      <p className="reading">
        Each member sees the calls that Gong lets them hear, and no trace of others. Gong&rsquo;s
        permissions are read anew every hour.
      </p>
      <div className="open-switch">
        <Switch checked={isOpen} onChange={change} label="Show every linked call to every member" />
        <p className="open-note">
          <TriangleAlert className="i" aria-hidden />
          {isOpen
            ? 'On: every member reads every linked call and its transcript, whatever Gong says. Private calls stay hidden.'
            : 'Members would read transcripts of calls that Gong keeps from them.'}
        </p>
      </div>
      {set.error && <ProblemNote problem={set.error} />}
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title="Show every linked call to every member?"
        verb="Show all to all"
        onConfirm={async () => {
          await set.mutateAsync({ isOpenToAll: true })
          toast('Every member sees every linked call now, but private ones.')
        }}
      >
        <p>
          Members then read transcripts of calls that Gong keeps from them. Private calls stay
          hidden. It is noted in the timeline, and you can follow Gong again at any time.
        </p>
      </ConfirmDialog>
    </section>
  )
}
