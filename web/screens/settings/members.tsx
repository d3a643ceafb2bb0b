/** Who is in the organization. Admins change roles, remove, and ask people in. */
import { useState } from 'react'
import type { Member, Role } from '../../../src/records/member.ts'
import { useCall, useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { ConfirmDialog } from '../../parts/dialog.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { Select } from '../../parts/select.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { Time } from '../../parts/time.tsx'
import { VirtualTable } from '../../parts/virtual-table.tsx'
import { Invitations } from './invitations.tsx'
import { ROLE_OPTIONS, ROLE_WORDS } from './role-words.ts'

/** From here on only the rows in sight are in the page. */
const MANY = 100

export function Members() {
  const { data: me } = useCall('get /me', {})
  const { data, error } = useCall('get /members', {})
  const [leaving, setLeaving] = useState<Member>()
  const isAdmin = me?.member.role === 'admin'
  if (error) return <ProblemNote problem={error} />
  if (!data || !me) return <SkeletonLines lines={5} height="30px" />
  const Rows = data.data.length > MANY ? VirtualTable : Table
  return (
    <>
      {isAdmin && <Invitations />}
      <section className="section">
        <div className="head">
          <h2>Members</h2>
          <span className="small">{data.data.length}</span>
        </div>
        <Rows
          caption="Members of the organization"
          columns={columnsFor(me.member.memberId, isAdmin, setLeaving)}
          rows={data.data}
          rowKey={({ memberId }) => memberId}
          initialSort={{ key: 'name', direction: 'ascending' }}
        />
      </section>
      <RemoveDialog member={leaving} onClose={() => setLeaving(undefined)} />
    </>
  )
}

function columnsFor(
  ownId: string,
  isAdmin: boolean,
  onRemove: (member: Member) => void,
): readonly Column<Member>[] {
  return [
    {
      key: 'name',
      header: 'Name',
      cell: ({ name, memberId }) => (
        <span className="name">
          {name}
          {memberId === ownId && <span className="dim"> (you)</span>}
        </span>
      ),
      sortBy: ({ name }) => name,
    },
    {
      key: 'email',
      header: 'E-mail address',
      cell: ({ email }) => email,
      sortBy: ({ email }) => email,
      isWideOnly: true,
    },
    {
      key: 'role',
      header: 'Role',
      cell: (member) => (isAdmin ? <RoleChoice member={member} /> : ROLE_WORDS[member.role].name),
      sortBy: ({ role }) => role,
    },
    {
      key: 'since',
      header: 'Since',
      cell: ({ createdAt }) => <Time at={createdAt} as="day" />,
      sortBy: ({ createdAt }) => createdAt,
      isWideOnly: true,
    },
    ...(isAdmin
      ? [
          {
            key: 'acts',
            header: <span className="hush">Actions</span>,
            cell: (member: Member) => (
              <Button look="quiet" isSmall onClick={() => onRemove(member)}>
                Remove<span className="hush"> {member.name}</span>
              </Button>
            ),
            className: 'num',
          },
        ]
      : []),
  ]
}

function RoleChoice({ member }: { readonly member: Member }) {
  const toast = useToast()
  const change = useSend('patch /members/{memberId}', { invalidates: ['get /members', 'get /me'] })
  const choose = (role: Role) =>
    change.mutate(
      { memberId: member.memberId, role },
      { onSuccess: () => toast(`${member.name} is ${ROLE_WORDS[role].name} now.`) },
    )
  return (
    <>
      <Select
        aria-label={`Role of ${member.name}`}
        value={member.role}
        onChange={choose}
        options={ROLE_OPTIONS}
        isDisabled={change.isPending}
      />
      {change.error && <ProblemNote problem={change.error} hidesMending />}
    </>
  )
}

interface RemoveDialogProps {
  readonly member: Member | undefined
  readonly onClose: () => void
}

function RemoveDialog({ member, onClose }: RemoveDialogProps) {
  const toast = useToast()
  const removal = useSend('delete /members/{memberId}', { invalidates: ['get /members'] })
  return (
    <ConfirmDialog
      isOpen={member !== undefined}
      onClose={onClose}
      title={`Remove ${member?.name ?? ''}?`}
      verb="Remove"
      onConfirm={async () => {
        if (!member) return
        await removal.mutateAsync({ memberId: member.memberId })
        toast(`${member.name} is removed.`)
      }}
    >
      <p>
        Their sessions and API tokens end at once, and their Gong credentials are deleted. It cannot
        be undone.
      </p>
    </ConfirmDialog>
  )
}
