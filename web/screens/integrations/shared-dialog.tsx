/** Connecting the connection of all accounts: by access key, tested before anything is kept. */
import { useQueryClient } from '@tanstack/react-query'
import { useToast } from '../../frame/toasts.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TokenTab } from './token-tab.tsx'

export function SharedDialog({ onClose }: { readonly onClose: () => void }) {
  const toast = useToast()
  const queries = useQueryClient()
  const connected = () => {
    toast('Gong is connected for the accounts.')
    void queries.invalidateQueries()
    onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Connect Gong for the accounts"
      description="This key reads for everybody’s accounts. Members see in it what Gong lets them see."
      size="wide"
    >
      <TokenTab former={undefined} kind="shared" onSaved={connected} />
    </Dialog>
  )
}
