/** Where data come from: a row for each source, with how it stands and what can be done. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import { useCall } from '../../api.ts'
import { Page } from '../../frame/frame.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { ConnectDialog, type Way } from './connect-dialog.tsx'
import { DriveRow } from './drive-row.tsx'
import { GongRow } from './gong-row.tsx'
import { OthersTable } from './others-table.tsx'
import { UploadRow } from './upload-row.tsx'
import './integrations.css'

interface Search {
  readonly connect?: Way
  /** An attempt to connect that came back in this tab. */
  readonly attempt?: string
  /** A path to go on to when Gong is connected. */
  readonly next?: string
}

export function Integrations() {
  const navigate = useNavigate()
  const search: Search = useSearch({ strict: false })
  const opener = useRef<HTMLButtonElement>(null)
  const { data, error, isPending } = useCall('get /connections', {})
  const own = data?.data[0]
  const show = (connect: Way | undefined) =>
    void navigate({
      to: '/integrations',
      search: connect ? { connect, ...(search.next ? { next: search.next } : {}) } : {},
      replace: true,
      resetScroll: false,
    })
  return (
    <Page title="Integrations">
      {error && <ProblemNote problem={error} />}
      <ul className="sources">
        {isPending && (
          <li aria-label="Loading">
            <Skeleton width="220px" height="44px" />
            <Skeleton width="160px" />
            <Skeleton width="120px" height="34px" />
          </li>
        )}
        {data && <GongRow connection={own} opener={opener} onConnect={() => show('token')} />}
        <UploadRow />
        <DriveRow />
      </ul>
      <OthersTable others={data?.others ?? []} />
      <ConnectDialog
        way={isPending ? undefined : search.connect}
        attemptId={search.attempt}
        former={own}
        next={search.next}
        onWay={show}
        opener={opener}
        onClose={() => show(undefined)}
      />
    </Page>
  )
}
