/** Before a choice holds: what will no longer be here, said once more, and confirmed. */
import { useCall, useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { ConfirmDialog } from '../../parts/dialog.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { counted } from '../../words.ts'
import type { Choice } from './access-form.tsx'

const AFFECTED = ['get /access', 'get /accounts', 'get /calls', 'get /matching', 'post /access']

interface ApplyAccessProps {
  readonly choice: Choice
  readonly isFirst: boolean
  readonly onClose: () => void
}

export function ApplyAccess({ choice, isFirst, onClose }: ApplyAccessProps) {
  const toast = useToast()
  const { data: preview } = useCall('post /access:preview', choice)
  const apply = useSend('put /access', { invalidates: AFFECTED })
  const falling = preview?.fallingOut ?? 0
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={isFirst ? 'Read these calls for the accounts?' : 'Change which calls are read?'}
      verb={isFirst ? 'Confirm' : 'Apply'}
      look={falling > 0 ? 'danger' : 'primary'}
      isDisabled={preview === undefined}
      onConfirm={async () => {
        await apply.mutateAsync(choice)
        toast('Applied. Calls that come in are read from now on.')
      }}
    >
      {preview === undefined ? (
        <SkeletonLines lines={2} />
      ) : (
        <>
          <p>
            {counted(preview.allowed, 'call')} may be read, for{' '}
            {counted(preview.accounts, 'account')}.
          </p>
          {falling > 0 && (
            <p>
              <b>{counted(falling, 'call')} will no longer be available here</b>: they go from
              account pages and from search, with their transcripts and marks.
            </p>
          )}
        </>
      )}
    </ConfirmDialog>
  )
}
