/** Where data come from: a row for each source, with how it stands and what can be done. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import { Page } from '../../frame/frame.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useAccountSync } from '../../account-sync.ts'
import { useReader } from '../../reader.ts'
import { AccountsRow } from './accounts-row.tsx'
import { ConnectDialog, type Way } from './connect-dialog.tsx'
import { DriveRow } from './drive-row.tsx'
import { GongRow } from './gong-row.tsx'
import { OthersTable } from './others-table.tsx'
import { UploadRow } from './upload-row.tsx'
import { useConnections } from './use-connections.ts'
import './integrations.css'

interface Search {
  readonly connect?: Way
  /** The connection is to read for everybody's accounts. */
  readonly for?: 'accounts'
  /** An attempt to connect that came back in this tab. */
  readonly attempt?: string
  /** A path to go on to when Gong is connected. */
  readonly next?: string
}

export function Integrations() {
  const navigate = useNavigate()
  const search: Search = useSearch({ strict: false })
  const sharedOpener = useRef<HTMLButtonElement>(null)
  const ownOpener = useRef<HTMLButtonElement>(null)
  const { isAdmin } = useReader()
  const { own, shared, others, error, isPending } = useConnections()
  const { state } = useAccountSync()
  const isServed = state?.connection != null && state.connection.status !== 'disconnected'
  // Whoever is no admin can only connect for themselves, whatever the address says.
  const isForAccounts = isAdmin && search.for === 'accounts'
  const show = (connect: Way | undefined, isFor = isForAccounts) =>
    void navigate({
      to: '/integrations',
      search: connect
        ? {
            connect,
            ...(isFor ? { for: 'accounts' } : {}),
            ...(search.next ? { next: search.next } : {}),
          }
        : {},
      replace: true,
      resetScroll: false,
    })
  return (
    <Page title="Integrations">
      {error && <ProblemNote problem={error} />}
      <ul className="sources">
        {(isPending || state === undefined) && !error && (
          <li aria-label="Loading">
            <Skeleton width="220px" height="44px" />
            <Skeleton width="160px" />
            <Skeleton width="120px" height="34px" />
          </li>
        )}
        {state && !isPending && (
          <AccountsRow
            state={state}
            shared={shared}
            own={own}
            opener={sharedOpener}
            onConnect={(of) => show('token', of === 'shared')}
          />
        )}
        {!isPending && !error && (
          <GongRow
            connection={own}
            isForAccounts={state?.connection?.connectionId === own?.connectionId && isServed}
            opener={ownOpener}
            onConnect={() => show('token', false)}
          />
        )}
        <UploadRow />
        <DriveRow />
      </ul>
      <OthersTable others={others} />
      <ConnectDialog
        way={isPending || state === undefined ? undefined : search.connect}
        kind={isForAccounts ? 'shared' : 'personal'}
        maySpread={isAdmin && !isServed}
        attemptId={search.attempt}
        former={isForAccounts ? shared : own}
        next={search.next}
        onWay={(way) => show(way)}
        opener={isForAccounts ? sharedOpener : ownOpener}
        onClose={() => show(undefined)}
      />
    </Page>
  )
}
