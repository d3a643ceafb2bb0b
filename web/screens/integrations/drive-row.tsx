/** Google Drive: connected by its own sign-in where the operator has set a client, greyed with what to set elsewhere. */
import { HardDrive } from 'lucide-react'
import { useState } from 'react'
import { useCall, useSend } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { ConfirmDialog, Dialog } from '../../parts/dialog.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { State } from '../../parts/state.tsx'
import { useToast } from '../../frame/toasts.tsx'
import { OauthSteps } from './oauth-steps.tsx'
import { SourceRow } from './source-row.tsx'
import { useOauth } from './use-oauth.ts'

export function DriveRow() {
  const { data: state } = useCall('get /google-drive', {})
  return (
    <SourceRow
      icon={<HardDrive className="i" aria-hidden />}
      name="Google Drive"
      isOff={state?.isConfigured === false}
      sentence={
        state?.isConfigured === false ? (
          <>
            Off. Whoever runs Carryover sets <code>GOOGLE_OAUTH_CLIENT_ID</code> and{' '}
            <code>GOOGLE_OAUTH_CLIENT_SECRET</code> to switch it on.
          </>
        ) : (
          'Documents of your Drive as files of a dataset.'
        )
      }
      state={state ? <DriveState {...state} /> : <Skeleton width="90px" />}
      actions={state?.isConfigured && <DriveActs isConnected={state.isConnected} />}
    />
  )
}

interface DriveStateProps {
  readonly isConfigured: boolean
  readonly isConnected: boolean
}

function DriveState({ isConfigured, isConnected }: DriveStateProps) {
  if (!isConfigured) return <State kind="off">Not set up</State>
  return isConnected ? (
    <State kind="good">Connected</State>
  ) : (
    <State kind="off">Not connected</State>
  )
}

function DriveActs({ isConnected }: { readonly isConnected: boolean }) {
  const toast = useToast()
  const removal = useSend('delete /google-drive', { invalidates: ['get /google-drive', 'get /me'] })
  const [isOpen, setOpen] = useState(false)
  const oauth = useOauth('google', undefined, () => {
    setOpen(false)
    toast('Google Drive is connected.')
  })
  if (!isConnected) {
    return (
      <>
        <Button
          onClick={() => {
            setOpen(true)
            oauth.connect()
          }}
        >
          Connect
        </Button>
        <Dialog
          isOpen={isOpen}
          onClose={() => {
            oauth.stop()
            setOpen(false)
          }}
          title="Connect Google Drive"
        >
          <div className="dialog-body">
            <OauthSteps oauth={oauth} provider="Google" returnTo="/integrations" />
          </div>
        </Dialog>
      </>
    )
  }
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        Disconnect
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title="Disconnect Google Drive?"
        verb="Disconnect"
        onConfirm={async () => {
          await removal.mutateAsync({})
          toast('Google Drive is disconnected.')
        }}
      >
        <p>The stored permission is deleted. Documents that are in datasets stay as they are.</p>
      </ConfirmDialog>
    </>
  )
}
