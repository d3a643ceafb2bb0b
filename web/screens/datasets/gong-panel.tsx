/** Gong as a source: the connection is checked when the panel opens; then the sheet, its options, and Add. */
import { useQuery } from '@tanstack/react-query'
import { Plus, Unplug } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Connection, TypeCheck } from '../../../src/records/connection.ts'
import type { Slug } from '../../../src/records/data-types.ts'
import { type ApiProblem, call, useCall } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { Mark } from '../../parts/mark.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { ConnectDialog, type Way } from '../integrations/connect-dialog.tsx'
import { addChosen, type GongOptions, type Sources, toAdd } from './draft.ts'
import { cardsOf } from './type-cards.ts'
import { TypeSheet, TypeSheetSkeleton } from './type-sheet.tsx'
import { ORDER } from './use-draft.ts'

const FRESH_MS = 60_000

export interface GongState {
  readonly connection: Connection | undefined
  readonly isChecking: boolean
  readonly problem: ApiProblem | null
  readonly checkAgain: () => void
}

/** The member's connection, checked now type by type. */
export function useCheckedGong(): GongState {
  const list = useCall('get /connections', {})
  const own = list.data?.data.find(({ kind }) => kind === 'personal')
  const check = useQuery<Connection, ApiProblem>({
    queryKey: ['checked connection', own?.connectionId],
    enabled: own !== undefined,
    staleTime: FRESH_MS,
    retry: false,
    queryFn: ({ signal }) =>
      call(
        'post /connections/{connectionId}/checks',
        { connectionId: own?.connectionId ?? '' },
        signal,
      ),
  })
  return {
    connection: own === undefined ? undefined : (check.data ?? own),
    isChecking: list.isPending || (own !== undefined && check.isPending),
    problem: list.error ?? check.error,
    checkAgain: () => void (own === undefined ? list.refetch() : check.refetch()),
  }
}

interface GongPanelProps {
  readonly gong: GongState
  readonly sources: Sources
  readonly onChange: (change: (sources: Sources) => Sources) => void
  readonly options: GongOptions
  readonly optionFields: ReactNode
  readonly twelfth: ReactNode
  /** Types that the dataset has already. */
  readonly there?: readonly Slug[]
  readonly error?: string | undefined
}

export function GongPanel(props: GongPanelProps) {
  const { gong } = props
  const [way, setWay] = useState<Way>()
  return (
    <>
      <PanelBody {...props} onConnect={() => setWay('token')} />
      {/* Stays when the connection is there: it may still ask whether schedules go on. */}
      <ConnectDialog
        way={way}
        attemptId={undefined}
        former={undefined}
        next={undefined}
        onWay={setWay}
        onClose={() => {
          setWay(undefined)
          gong.checkAgain()
        }}
      />
    </>
  )
}

function PanelBody(props: GongPanelProps & { readonly onConnect: () => void }) {
  const { gong, onConnect } = props
  if (gong.isChecking) {
    return (
      <>
        <p className="checking small" role="status">
          <Mark height={14} isDrawing />
          Checking what your Gong connection may read…
        </p>
        <TypeSheetSkeleton />
      </>
    )
  }
  if (gong.connection === undefined) {
    return <NotConnected problem={gong.problem} onConnect={onConnect} />
  }
  return (
    <>
      {gong.problem && (
        <ProblemNote
          problem={gong.problem}
          action={
            <Button isSmall onClick={gong.checkAgain}>
              Check again
            </Button>
          }
        />
      )}
      <Sheet {...props} checks={gong.connection.checks ?? []} />
    </>
  )
}

function Sheet({
  sources,
  onChange,
  options,
  optionFields,
  twelfth,
  there = [],
  error,
  checks,
}: GongPanelProps & { readonly checks: readonly TypeCheck[] }) {
  const types = useCall('get /data-types', {})
  const cards = cardsOf(types.data?.data ?? [], checks, options, there)
  const adding = toAdd(sources).length
  return (
    <>
      {types.data ? (
        <TypeSheet cards={cards} sources={sources} onChange={onChange} twelfth={twelfth} />
      ) : (
        <TypeSheetSkeleton />
      )}
      <div className="sheet-foot">
        {optionFields}
        <div className="add">
          <Button
            disabled={adding === 0}
            icon={<Plus className="i" aria-hidden />}
            aria-describedby={error ? 'sources-error' : undefined}
            onClick={() => onChange((former) => addChosen(former, ORDER))}
          >
            {adding === 0 ? 'Add' : `Add ${adding}`}
          </Button>
        </div>
      </div>
    </>
  )
}

interface NotConnectedProps {
  readonly problem: ApiProblem | null
  readonly onConnect: () => void
}

function NotConnected({ problem, onConnect }: NotConnectedProps) {
  return (
    <div className="prompt">
      {problem ? (
        <ProblemNote problem={problem} />
      ) : (
        <>
          <p>
            <Unplug className="i" aria-hidden /> <b>No Gong connection found.</b>
          </p>
          <p className="small">
            Connect Gong to choose from its eleven kinds of data. What you have typed stays here.
          </p>
        </>
      )}
      <Button look="primary" onClick={onConnect}>
        Connect
      </Button>
    </div>
  )
}
