/** Customers that Gong's calls name by their CRM account: read live when asked, one click makes an account of each. */
import { Link } from '@tanstack/react-router'
import type { Suggestion } from '../../../src/records/account.ts'
import { useSend } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { State } from '../../parts/state.tsx'
import { Table } from '../../parts/table.tsx'
import { count } from '../../words.ts'
import { costWords } from '../../parts/call-words.ts'

export function SuggestionsDialog({ onClose }: { readonly onClose: () => void }) {
  const look = useSend('post /accounts:suggest')
  const { data, isPending, error } = look
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Take accounts from the CRM"
      description="Gong knows which CRM account a call belongs to. These names are read now and not kept; each becomes an account only by your click."
      size="wide"
      footer={
        <Button look="quiet" onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className="dialog-body" aria-busy={isPending}>
        {!data && !isPending && (
          <p>
            <Button look="primary" onClick={() => look.mutate({})}>
              Look in Gong
            </Button>
          </p>
        )}
        {isPending && <SkeletonLines lines={4} height="28px" />}
        {error && <ProblemNote problem={error} />}
        {data && (
          <>
            <p className="small dim">{costWords(data.cost)}.</p>
            {data.data.length === 0 ? (
              <p>
                No call names a CRM account. Connect the CRM in Gong, or add accounts by hand or by
                CSV.
              </p>
            ) : (
              <Suggestions rows={data.data} />
            )}
          </>
        )}
      </div>
    </Dialog>
  )
}

function Suggestions({ rows }: { readonly rows: readonly Suggestion[] }) {
  return (
    <Table
      caption="Customers that calls name"
      rows={rows}
      rowKey={({ crmAccountId }) => crmAccountId}
      initialSort={{ key: 'calls', direction: 'descending' }}
      columns={[
        {
          key: 'name',
          header: 'Customer',
          cell: ({ name, domains }) => (
            <>
              <span className="name">{name}</span>
              <span className="under">{domains.join(', ')}</span>
            </>
          ),
          sortBy: ({ name }) => name,
        },
        {
          key: 'calls',
          header: 'Calls',
          isNumber: true,
          cell: ({ calls }) => count(calls),
          sortBy: ({ calls }) => calls,
        },
        {
          key: 'act',
          header: <span className="hush">Add</span>,
          className: 'num',
          cell: (suggestion) => <AddOne suggestion={suggestion} />,
        },
      ]}
    />
  )
}

function AddOne({ suggestion }: { readonly suggestion: Suggestion }) {
  const make = useSend('post /accounts', { invalidates: ['get /accounts'] })
  const { name, domains, dealIds, crmAccountId } = suggestion
  const accountId = make.data?.accountId ?? suggestion.accountId
  if (accountId !== null && accountId !== undefined) {
    return (
      <Link to={`/accounts/${accountId}`}>
        <State kind="good">{make.data ? 'Added' : 'Here already'}</State>
      </Link>
    )
  }
  const add = () =>
    make.mutate({
      name,
      domains: [...domains],
      crmIds: [
        { kind: 'account', id: crmAccountId },
        ...dealIds.map((id) => ({ kind: 'deal' as const, id })),
      ],
    })
  return (
    <>
      <Button isSmall isBusy={make.isPending} onClick={add}>
        Add<span className="hush"> {name}</span>
      </Button>
      {make.error && <ProblemNote problem={make.error} />}
    </>
  )
}
