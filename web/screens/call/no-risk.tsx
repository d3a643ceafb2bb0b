/** Says of something found in a call that it is no risk. */
import type { Moment } from '../../../src/records/moment.ts'
import { useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { DismissDialog } from '../../parts/dismiss-dialog.tsx'

interface NoRiskProps {
  readonly moment: Moment
  readonly onClose: () => void
}

export function NoRisk({ moment: { momentId, evidence }, onClose }: NoRiskProps) {
  const toast = useToast()
  const options = {
    invalidates: ['get /calls/{callId}/moments', 'get /risk', 'get /accounts'],
  }
  const dismissal = useSend('post /risks/{riskId}:dismiss', options)
  const change = useSend('patch /risks/{riskId}', options)
  return (
    <DismissDialog
      evidence={evidence}
      onClose={onClose}
      onDismiss={async (reason) => {
        const { riskId } = await dismissal.mutateAsync({ riskId: momentId, reason })
        toast('Dismissed. Sentences like it do not count again.', {
          label: 'Undo',
          run: () =>
            change.mutate(
              { riskId, state: 'open' },
              { onError: ({ detail, fix }) => toast(`${detail} ${fix}`) },
            ),
        })
      }}
    />
  )
}
