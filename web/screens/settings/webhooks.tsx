/** Addresses at which other systems tell of new customers, each with a signing secret that is shown once. */
import { useState } from 'react'
import { type OutputOf, useCall, useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { CopyButton } from '../../parts/copy-box.tsx'
import { ConfirmDialog } from '../../parts/dialog.tsx'
import { Empty } from '../../parts/empty.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { Time } from '../../parts/time.tsx'
import { NewWebhook } from './new-webhook.tsx'
import './webhooks.css'

type Hook = OutputOf<'get /hooks'>['data'][number]

export function Webhooks() {
  const { data, error } = useCall('get /hooks', {})
  const [isMaking, setMaking] = useState(false)
  const [closed, setClosed] = useState<Hook>()
  if (error) return <ProblemNote problem={error} />
  if (!data) return <SkeletonLines lines={4} height="30px" />
  const make = (
    <Button look="primary" onClick={() => setMaking(true)}>
      New webhook
    </Button>
  )
  return (
    <>
      <div className="head">
        <h2>Inbound webhooks</h2>
        <span className="small">A CRM or a workflow tells of a new customer, signed</span>
        {data.data.length > 0 && <span className="by">{make}</span>}
      </div>
      {data.data.length === 0 ? (
        <Empty
          sentence="No other system tells of new customers yet. With a webhook an account is here as soon as a deal is won."
          action={make}
        />
      ) : (
        <Table
          caption="Inbound webhooks"
          columns={columnsWith(setClosed)}
          rows={data.data}
          rowKey={({ hookId }) => hookId}
        />
      )}
      <NewWebhook isOpen={isMaking} onClose={() => setMaking(false)} />
      <CloseDialog hook={closed} onClose={() => setClosed(undefined)} />
    </>
  )
}

function columnsWith(onRevoke: (hook: Hook) => void): readonly Column<Hook>[] {
  return [
    {
      key: 'name',
      header: 'Name',
      cell: ({ name }) => <span className="name">{name}</span>,
      sortBy: ({ name }) => name,
    },
    {
      key: 'url',
      header: 'Address',
      cell: ({ url, name }) => (
        <span className="hook-url">
          <code>{url}</code>
          <CopyButton value={url} label={`the address of ${name}`} />
        </span>
      ),
      isWideOnly: true,
    },
    {
      key: 'used',
      header: 'Last delivery',
      cell: ({ lastUsedAt }) =>
        lastUsedAt ? <Time at={lastUsedAt} as="ago" /> : <span className="dim">none yet</span>,
      sortBy: ({ lastUsedAt }) => lastUsedAt,
    },
    {
      key: 'since',
      header: 'Since',
      cell: ({ createdAt }) => <Time at={createdAt} as="day" />,
      sortBy: ({ createdAt }) => createdAt,
      isWideOnly: true,
    },
    {
      key: 'acts',
      header: <span className="hush">Actions</span>,
      cell: (hook) => (
        <Button look="quiet" isSmall onClick={() => onRevoke(hook)}>
          Revoke<span className="hush"> {hook.name}</span>
        </Button>
      ),
      className: 'num',
    },
  ]
}

interface CloseDialogProps {
  readonly hook: Hook | undefined
  readonly onClose: () => void
}

function CloseDialog({ hook, onClose }: CloseDialogProps) {
  const toast = useToast()
  const removal = useSend('delete /hooks/{hookId}', { invalidates: ['get /hooks'] })
  return (
    <ConfirmDialog
      isOpen={hook !== undefined}
      onClose={onClose}
      title={`Revoke ${hook?.name ?? ''}?`}
      verb="Revoke"
      onConfirm={async () => {
        if (!hook) return
        await removal.mutateAsync({ hookId: hook.hookId })
        toast('The webhook is closed.')
      }}
    >
      <p>Deliveries to it are refused from the next one on. Accounts that it made stay.</p>
    </ConfirmDialog>
  )
}
