/** Gong in the list of sources, as it is read for everybody's accounts. Admins connect it, others learn whom to ask. */
import { type RefObject, useState } from 'react'
import type { AccountSyncState } from '../../../src/records/access.ts'
import type { Connection } from '../../../src/records/connection.ts'
import { useCall } from '../../api.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { ConfirmDialog } from '../../parts/dialog.tsx'
import { listed } from '../../words.ts'
import { useReader } from '../../reader.ts'
import { AccountsFacts } from './accounts-facts.tsx'
import { DisconnectDialog } from './disconnect-dialog.tsx'
import { GongIcon } from './gong-icon.tsx'
import { ServingState } from './serving-state.tsx'
import { SourceRow } from './source-row.tsx'
import { useOwnForAccounts } from './use-own-for-accounts.ts'
import { WhatHelps } from './what-helps.tsx'

type Kind = Connection['kind']

interface AccountsRowProps {
  readonly state: AccountSyncState
  /** Only admins are told. */
  readonly shared: Connection | undefined
  readonly own: Connection | undefined
  readonly opener: RefObject<HTMLButtonElement | null>
  /** Begins to connect, or to renew, a connection of this kind. */
  readonly onConnect: (kind: Kind) => void
}

export function AccountsRow({ state, shared, own, opener, onConnect }: AccountsRowProps) {
  const { isAdmin } = useReader()
  const [isDisconnecting, setDisconnecting] = useState(false)
  const { connection, admins } = state
  const isServed = connection !== null && connection.status !== 'disconnected'
  const serving = connection?.kind === 'shared' ? shared : own
  const problem = serving?.connectionId === connection?.connectionId ? serving?.problem : null
  const access = useCall('get /access', {}, { enabled: isAdmin && isServed })
  const isChosen = access.data?.confirmedAt !== null
  return (
    <>
      <SourceRow
        icon={<GongIcon />}
        name="Gong for the accounts"
        sentence="One connection reads the calls with customers. Each member sees those that Gong lets them see."
        state={<ServingState connection={connection} isChosen={isChosen} />}
        facts={
          <>
            {isServed && <AccountsFacts state={state} problem={problem} />}
            {isAdmin && connection?.status === 'action_required' && problem && (
              <WhatHelps problem={problem} />
            )}
            {!isAdmin && connection?.status !== 'connected' && (
              <p className="small source-why">
                <b>Ask an admin</b> to {isServed ? 'reconnect' : 'connect'} it:{' '}
                {listed(admins, 'or')}.
              </p>
            )}
            {isAdmin && isServed && !isChosen && (
              <p className="small source-why">
                <b>No call is linked yet.</b> Choose first which calls may be read.
              </p>
            )}
          </>
        }
        actions={
          isAdmin && (
            <Acts
              connection={isServed ? connection : null}
              own={own}
              isChosen={isChosen}
              opener={opener}
              onConnect={onConnect}
              onDisconnect={() => setDisconnecting(true)}
            />
          )
        }
      />
      <DisconnectDialog
        connection={shared}
        isOpen={isDisconnecting}
        onClose={() => setDisconnecting(false)}
      />
    </>
  )
}

interface ActsProps {
  readonly connection: AccountSyncState['connection']
  readonly own: Connection | undefined
  readonly isChosen: boolean
  readonly opener: RefObject<HTMLButtonElement | null>
  readonly onConnect: (kind: Kind) => void
  readonly onDisconnect: () => void
}

function Acts({ connection, own, isChosen, opener, onConnect, onDisconnect }: ActsProps) {
  const useOwn = useOwnForAccounts()
  const [isAsking, setAsking] = useState(false)
  if (connection === null) {
    return (
      <>
        {own?.status === 'connected' && (
          <Button onClick={() => setAsking(true)}>Use my connection</Button>
        )}
        <Button look="primary" ref={opener} onClick={() => onConnect('shared')}>
          Connect
        </Button>
        <ConfirmDialog
          isOpen={isAsking}
          onClose={() => setAsking(false)}
          title="Use your connection for the accounts too?"
          verb="Use it"
          look="primary"
          onConfirm={useOwn}
        >
          <p>
            Your key then reads for everybody&rsquo;s accounts as well as for your datasets. You
            choose next which calls may be read. If you leave or disconnect, somebody has to connect
            again.
          </p>
        </ConfirmDialog>
      </>
    )
  }
  const { kind, status, connectionId } = connection
  const isMine = kind === 'shared' || connectionId === own?.connectionId
  return (
    <>
      {status === 'action_required' && (
        <Button
          look="primary"
          ref={opener}
          onClick={() => onConnect(isMine && kind === 'personal' ? 'personal' : 'shared')}
        >
          {isMine ? 'Reconnect' : 'Connect a shared one'}
        </Button>
      )}
      <ButtonLink
        to="/integrations/gong/access"
        look={isChosen || status !== 'connected' ? 'plain' : 'primary'}
      >
        {isChosen ? 'Manage' : 'Choose access'}
      </ButtonLink>
      {kind === 'shared' && (
        <Button look="quiet" onClick={onDisconnect}>
          Disconnect
        </Button>
      )}
    </>
  )
}
