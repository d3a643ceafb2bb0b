/** A member's own Gong in the list of sources: not connected, connected, or in need of a hand. */
import { type RefObject, useState } from 'react'
import type { Connection } from '../../../src/records/connection.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { State } from '../../parts/state.tsx'
import { Time } from '../../parts/time.tsx'
import { count } from '../../words.ts'
import { DisconnectDialog } from './disconnect-dialog.tsx'
import { GongIcon } from './gong-icon.tsx'
import { SourceRow } from './source-row.tsx'
import { WhatHelps } from './what-helps.tsx'

interface GongRowProps {
  readonly connection: Connection | undefined
  /** It for the accounts too. */
  readonly isForAccounts: boolean
  readonly opener: RefObject<HTMLButtonElement | null>
  readonly onConnect: () => void
}

export function GongRow({ connection, isForAccounts, opener, onConnect }: GongRowProps) {
  const [isDisconnecting, setDisconnecting] = useState(false)
  const sentence = 'Calls, transcripts and what Gong knows about them.'
  return (
    <>
      <SourceRow
        icon={<GongIcon />}
        name="Gong for your datasets"
        sentence={sentence}
        state={<ConnectionState connection={connection} />}
        facts={connection && <Facts connection={connection} isForAccounts={isForAccounts} />}
        actions={
          connection ? (
            <>
              {connection.status === 'action_required' && (
                <Button look="primary" ref={opener} onClick={onConnect}>
                  Reconnect
                </Button>
              )}
              <ButtonLink to="/integrations/gong/overview">Manage</ButtonLink>
              <Button look="quiet" onClick={() => setDisconnecting(true)}>
                Disconnect
              </Button>
            </>
          ) : (
            <Button look="primary" ref={opener} onClick={onConnect}>
              Connect
            </Button>
          )
        }
      />
      <DisconnectDialog
        connection={connection}
        isOpen={isDisconnecting}
        onClose={() => setDisconnecting(false)}
      />
    </>
  )
}

export function ConnectionState({ connection }: { readonly connection: Connection | undefined }) {
  if (!connection) return <State kind="off">Not connected</State>
  if (connection.status === 'action_required') return <State kind="bad">Action required</State>
  return <State kind="good">Connected</State>
}

interface FactsProps {
  readonly connection: Connection
  readonly isForAccounts: boolean
}

function Facts({ connection, isForAccounts }: FactsProps) {
  const { companyName, userCount, checks, method, connectedAt, baseUrl, problem } = connection
  const allowed = checks?.filter((check) => check.allowed).length
  return (
    <>
      {problem && (
        <p className="small source-why">
          <b>{problem.message}</b> {problem.fix}
        </p>
      )}
      {problem && <WhatHelps problem={problem} />}
      <p className="facts">
        {companyName && <b>{companyName}</b>}
        {userCount !== null && <span>{count(userCount)} users</span>}
        {checks && allowed !== undefined && (
          <span>
            {allowed} of {checks.length} types
          </span>
        )}
        <span>{method === 'oauth' ? 'by OAuth' : 'by access key'}</span>
        <span>
          since <Time at={connectedAt} as="day" />
        </span>
        {isForAccounts && <span>reads for the accounts too</span>}
        <code>{baseUrl}</code>
      </p>
    </>
  )
}
