/** Disconnecting Gong: what stops, what stays, and afterwards where the key is removed at Gong itself. */
import { ArrowUpRight } from 'lucide-react'
import { useState } from 'react'
import type { Connection, Impact } from '../../../src/records/connection.ts'
import { useCall, useSend } from '../../api.ts'
import { Button, classes } from '../../parts/button.tsx'
import { ConfirmDialog, Dialog } from '../../parts/dialog.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { counted } from '../../words.ts'

interface DisconnectDialogProps {
  readonly connection: Connection | undefined
  readonly isOpen: boolean
  readonly onClose: () => void
}

const AFFECTED = [
  'get /access',
  'get /connections',
  'get /data-types',
  'get /datasets',
  'get /me',
  'get /runs',
]

export function DisconnectDialog({ connection, isOpen, onClose }: DisconnectDialogProps) {
  const connectionId = connection?.connectionId ?? ''
  const [removeAt, setRemoveAt] = useState<string>()
  const { data: impact } = useCall(
    'get /connections/{connectionId}/impact',
    { connectionId },
    { enabled: isOpen && connection !== undefined, staleTime: 0 },
  )
  const isShared = connection?.kind === 'shared'
  const removal = useSend('delete /connections/{connectionId}', { invalidates: AFFECTED })
  return (
    <>
      <ConfirmDialog
        isOpen={isOpen && connection !== undefined}
        onClose={onClose}
        title={`Disconnect ${connection?.companyName ?? 'Gong'}${isShared ? ' for the accounts' : ''}?`}
        verb="Disconnect"
        isDisabled={!impact}
        onConfirm={async () => {
          const { removeInGongUrl } = await removal.mutateAsync({ connectionId })
          setRemoveAt(removeInGongUrl)
        }}
      >
        {impact ? <ImpactLists impact={impact} isShared={isShared} /> : <Skeleton height="120px" />}
      </ConfirmDialog>
      <Afterwards
        url={removeAt}
        method={connection?.method}
        onClose={() => setRemoveAt(undefined)}
      />
    </>
  )
}

interface ImpactListsProps {
  readonly impact: Impact
  readonly isShared: boolean
}

/** A shared connection feeds no dataset; a member's own may read for the accounts too. */
function ImpactLists({ impact, isShared }: ImpactListsProps) {
  const { datasets, schedules, runsUnderWay, accounts } = impact
  return (
    <>
      <div>
        <h3 className="h">Stops</h3>
        <ul className="plain-list">
          {!isShared && (
            <>
              <li>{schedules === 0 ? 'No schedule is on' : counted(schedules, 'schedule')}</li>
              {runsUnderWay > 0 && <li>{counted(runsUnderWay, 'import')} under way</li>}
              <li>New imports from Gong, until you connect again</li>
            </>
          )}
          {(isShared || accounts > 0) && (
            <>
              <li>New calls of all accounts, and of every member, until an admin connects again</li>
              <li>
                Four hours later the sight of calls that are here: who may see what cannot be known
                then
              </li>
            </>
          )}
        </ul>
      </div>
      <div>
        <h3 className="h">Stays</h3>
        <ul className="plain-list">
          {!isShared && (
            <li>
              {datasets === 0
                ? 'You have no dataset yet'
                : `${counted(datasets, 'dataset')} with all files and versions`}
            </li>
          )}
          {accounts > 0 && (
            <li>{counted(accounts, 'account')}, with their calls and the choice of access</li>
          )}
        </ul>
      </div>
      <p className="small">
        The stored credentials are deleted at once and cannot be brought back.
      </p>
    </>
  )
}

interface AfterwardsProps {
  readonly url: string | undefined
  readonly method: Connection['method'] | undefined
  readonly onClose: () => void
}

/** Gong has no way to revoke a key from outside, so a person is led to where it is done. */
function Afterwards({ url, method, onClose }: AfterwardsProps) {
  return (
    <Dialog
      isOpen={url !== undefined}
      onClose={onClose}
      title="Gong is disconnected"
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            Done
          </Button>
          <a className={classes('plain', false)} href={url} target="_blank" rel="noreferrer">
            Open Gong
            <ArrowUpRight className="i" aria-hidden />
          </a>
        </>
      }
    >
      <div className="dialog-body">
        <p>
          Carryover holds no credentials any more. At Gong{' '}
          {method === 'oauth' ? 'the app' : 'the key'} still exists: a technical administrator
          removes it there.
        </p>
        <p className="small wrap-any">{url}</p>
      </div>
    </Dialog>
  )
}
