/** API tokens: keys for programs, with scopes and an end; the secret is shown once. */
import { useState } from 'react'
import type { ApiToken } from '../../../src/records/member.ts'
import { useCall, useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { ConfirmDialog } from '../../parts/dialog.tsx'
import { Empty } from '../../parts/empty.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { Time } from '../../parts/time.tsx'
import { NewToken } from './new-token.tsx'

export function Tokens() {
  const { data, error } = useCall('get /tokens', {})
  const [isMaking, setMaking] = useState(false)
  const [revoked, setRevoked] = useState<ApiToken>()
  if (error) return <ProblemNote problem={error} />
  if (!data) return <SkeletonLines lines={4} height="30px" />
  const make = (
    <Button look="primary" onClick={() => setMaking(true)}>
      New token
    </Button>
  )
  return (
    <>
      <div className="head">
        <h2>Your API tokens</h2>
        <span className="small">
          For the command line and programs, as <code>Authorization: Bearer …</code>
        </span>
        {data.data.length > 0 && <span className="by">{make}</span>}
      </div>
      {data.data.length === 0 ? (
        <Empty
          sentence="You have no token yet. A program needs one to read your datasets."
          action={make}
        />
      ) : (
        <Table
          caption="Your API tokens"
          columns={columnsWith(setRevoked)}
          rows={data.data}
          rowKey={({ tokenId }) => tokenId}
        />
      )}
      <NewToken isOpen={isMaking} onClose={() => setMaking(false)} />
      <RevokeDialog token={revoked} onClose={() => setRevoked(undefined)} />
    </>
  )
}

function columnsWith(onRevoke: (token: ApiToken) => void): readonly Column<ApiToken>[] {
  return [
    {
      key: 'name',
      header: 'Name',
      cell: ({ name, hint }) => (
        <>
          <span className="name">{name}</span> <code className="dim">{hint}…</code>
        </>
      ),
      sortBy: ({ name }) => name,
    },
    { key: 'scopes', header: 'May', cell: ({ scopes }) => scopes.join(', ') },
    {
      key: 'used',
      header: 'Last used',
      cell: ({ lastUsedAt }) =>
        lastUsedAt ? <Time at={lastUsedAt} as="ago" /> : <span className="dim">never</span>,
      sortBy: ({ lastUsedAt }) => lastUsedAt,
      isWideOnly: true,
    },
    {
      key: 'ends',
      header: 'Ends',
      cell: ({ expiresAt }) =>
        expiresAt ? <Time at={expiresAt} as="day" /> : <span className="warn">never</span>,
      sortBy: ({ expiresAt }) => expiresAt,
    },
    {
      key: 'acts',
      header: <span className="hush">Actions</span>,
      cell: (token) => (
        <Button look="quiet" isSmall onClick={() => onRevoke(token)}>
          Revoke<span className="hush"> {token.name}</span>
        </Button>
      ),
      className: 'num',
    },
  ]
}

interface RevokeDialogProps {
  readonly token: ApiToken | undefined
  readonly onClose: () => void
}

function RevokeDialog({ token, onClose }: RevokeDialogProps) {
  const toast = useToast()
  const removal = useSend('delete /tokens/{tokenId}', { invalidates: ['get /tokens'] })
  return (
    <ConfirmDialog
      isOpen={token !== undefined}
      onClose={onClose}
      title={`Revoke ${token?.name ?? ''}?`}
      verb="Revoke"
      onConfirm={async () => {
        if (!token) return
        await removal.mutateAsync({ tokenId: token.tokenId })
        toast('The token is void.')
      }}
    >
      <p>Whatever uses it is refused from the next request on.</p>
    </ConfirmDialog>
  )
}
