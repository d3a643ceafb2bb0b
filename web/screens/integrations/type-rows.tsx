/** The eleven types as the key sees them: allowed or not, the scope, how many there are, what is missing. */
import { Link } from '@tanstack/react-router'
import type { Connection, TypeCheck } from '../../../src/records/connection.ts'
import { useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { DataTypeIcon } from '../../parts/data-type-icon.tsx'
import { TYPE_NAMES } from '../../parts/data-types.ts'
import { Empty } from '../../parts/empty.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { State } from '../../parts/state.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { count } from '../../words.ts'

const COLUMNS: readonly Column<TypeCheck>[] = [
  {
    key: 'type',
    header: 'Type',
    cell: ({ type }) => (
      <span className="type-name">
        <DataTypeIcon type={type} />
        {TYPE_NAMES[type]}
      </span>
    ),
    sortBy: ({ type }) => TYPE_NAMES[type],
  },
  {
    key: 'state',
    header: 'State',
    cell: (check) => <CheckState check={check} />,
    sortBy: ({ allowed, records }) => (allowed ? (records === 0 ? 1 : 2) : 0),
  },
  {
    key: 'records',
    header: 'In Gong',
    cell: ({ allowed, records }) => (allowed ? count(records) : ''),
    sortBy: ({ records }) => records,
    isNumber: true,
  },
  {
    key: 'scope',
    header: 'Scope',
    cell: ({ scope }) => <code>{scope}</code>,
    isWideOnly: true,
  },
]

export function TypeRows({ connection }: { readonly connection: Connection }) {
  const checks = connection.checks ?? []
  return (
    <>
      <div className="head">
        <h2>Data types</h2>
        {checks.length > 0 && (
          <span className="small">
            {checks.filter(({ allowed }) => allowed).length} of {checks.length} available
          </span>
        )}
        <span className="by">
          <TestAgain connectionId={connection.connectionId} />
        </span>
      </div>
      {checks.length === 0 ? (
        <Empty sentence="The types have not been tested with these credentials yet." />
      ) : (
        <Table
          caption="Data types and what the key may read"
          columns={COLUMNS}
          rows={checks}
          rowKey={({ type }) => type}
        />
      )}
    </>
  )
}

function CheckState({ check }: { readonly check: TypeCheck }) {
  if (!check.allowed) {
    return (
      <>
        <State kind="bad">Scope missing</State>
        <p className="small type-why">
          {check.message ?? `The key lacks ${check.scope}.`}{' '}
          <Link to="/integrations/gong/data-types">How to add</Link>
        </p>
      </>
    )
  }
  if (check.records === 0) return <State kind="off">Nothing there yet</State>
  return <State kind="good">Available</State>
}

/** Asks Gong about every type once more, with what is stored. */
export function TestAgain({ connectionId }: { readonly connectionId: string }) {
  const toast = useToast()
  const check = useSend('post /connections/{connectionId}/checks', {
    invalidates: ['get /connections', 'get /data-types'],
  })
  const run = () =>
    check.mutate(
      { connectionId },
      {
        onSuccess: ({ checks }) => {
          const allowed = checks?.filter((one) => one.allowed).length ?? 0
          toast(`Tested: ${allowed} of ${checks?.length ?? 0} types available.`)
        },
      },
    )
  return (
    <>
      <Button isSmall isBusy={check.isPending} onClick={run}>
        Test again
      </Button>
      {check.error && <ProblemNote problem={check.error} hidesMending />}
    </>
  )
}
