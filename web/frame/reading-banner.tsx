/** Above the accounts: what keeps them from being read from Gong, and that what is here still holds. */
import { useQueryClient } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { AccountSyncState } from '../../src/records/access.ts'
import { Banner } from './banner.tsx'
import { ConfirmRemoval } from './confirm-removal.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { MendingButton } from '../parts/problem.tsx'
import { Time } from '../parts/time.tsx'
import { listed } from '../words.ts'
import { useAccountSync } from '../account-sync.ts'
import { useReader } from '../reader.ts'

const ACCESS = '/integrations/gong/access'

export function ReadingBanner() {
  const { state } = useAccountSync()
  useRenewal(state?.succeededAt)
  const { isAdmin } = useReader()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  if (state === undefined) return null
  const { connection, problem, admins, permissions } = state
  if (connection === null || connection.status === 'disconnected') {
    return (
      <div className="reading-banner">
        <Banner
          kind="warn"
          action={
            isAdmin &&
            path !== ACCESS && (
              <ButtonLink isSmall to={ACCESS}>
                Connect
              </ButtonLink>
            )
          }
        >
          <b>No Gong connection reads for the accounts.</b> <Standing state={state} />
          {!isAdmin && <AskAdmin admins={admins} />}
        </Banner>
      </div>
    )
  }
  if (problem !== null) {
    return (
      <div className="reading-banner">
        <Banner kind="bad" action={isAdmin && <Mend problem={problem} />}>
          <b>{problem.message}</b> Since <Time at={problem.since} />. <Standing state={state} />
          {isAdmin ? problem.fix : <AskAdmin admins={admins} />}
        </Banner>
      </div>
    )
  }
  if (permissions.isTooOld) {
    return (
      <div className="reading-banner">
        <Banner kind="warn">
          <Standing state={state} /> <AskAdmin admins={admins} />
        </Banner>
      </div>
    )
  }
  return null
}

/** Calls that a sync has brought are shown without a reload. `succeededAt` is undefined before the first answer. */
function useRenewal(succeededAt: string | null | undefined): void {
  const queries = useQueryClient()
  const former = useRef(succeededAt)
  useEffect(() => {
    if (former.current !== undefined && former.current !== succeededAt) {
      void queries.invalidateQueries({
        predicate: ({ queryKey: [rest] }) => /^get \/(accounts|calls)/.test(String(rest)),
      })
    }
    former.current = succeededAt
  }, [queries, succeededAt])
}

/** What becomes of the calls that are here. A copy of Gong's permissions that is too old shows none of them. */
function Standing({ state }: { readonly state: AccountSyncState }) {
  const { connection, succeededAt, permissions } = state
  if (succeededAt === null) return 'No call is found before it can be read. '
  if (permissions.isTooOld) {
    return (
      <>
        <b>All calls are hidden.</b>{' '}
        {permissions.refreshedAt !== null && (
          <>
            Who may see what was read in Gong last <Time at={permissions.refreshedAt} />, too long
            ago to go by.{' '}
          </>
        )}
        Nothing is lost: they show again as soon as Gong can be read.{' '}
      </>
    )
  }
  if (connection === null || connection.status === 'disconnected') {
    return 'What is here stays, and is hidden from everybody when Gong’s permissions are four hours old. '
  }
  return (
    <>
      Everything here is as of <Time at={succeededAt} />.{' '}
    </>
  )
}

function Mend({ problem }: { readonly problem: NonNullable<AccountSyncState['problem']> }) {
  if (problem.code === 'D-REMOVALS') return <ConfirmRemoval message={problem.message} />
  return <MendingButton problem={problem} />
}

function AskAdmin({ admins }: { readonly admins: readonly string[] }) {
  return <>Ask an admin{admins.length > 0 && `: ${listed(admins, 'or')}`}.</>
}
