/** Asking somebody in: the link is shown once and sent by whoever invites. */
import { useState } from 'react'
import type { Invitation, Role } from '../../../src/records/member.ts'
import { type OutputOf, problemOf, useCall, useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { CopyBox } from '../../parts/copy-box.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form, TextField, withoutField } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { Select } from '../../parts/select.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { Time } from '../../parts/time.tsx'
import { ROLE_OPTIONS, ROLE_WORDS } from './role-words.ts'

type Invited = OutputOf<'post /invitations'>

export function Invitations() {
  const { data } = useCall('get /invitations', {})
  const [isOpen, setOpen] = useState(false)
  const [invited, setInvited] = useState<Invited>()
  const open = data?.data ?? []
  return (
    <section className="section">
      <div className="head">
        <h2>Invitations</h2>
        <span className="by">
          <Button look="primary" onClick={() => setOpen(true)}>
            Invite somebody
          </Button>
        </span>
      </div>
      {open.length === 0 ? (
        <p className="small">Nobody has an open invitation. Without one, nobody comes in.</p>
      ) : (
        <Table
          caption="Open invitations"
          columns={COLUMNS}
          rows={open}
          rowKey={({ invitationId }) => invitationId}
        />
      )}
      <Dialog
        isOpen={isOpen}
        onClose={() => {
          setOpen(false)
          setInvited(undefined)
        }}
        title={invited ? 'Send this link' : 'Invite somebody'}
      >
        {invited ? <LinkOnce invited={invited} /> : <InviteForm onInvited={setInvited} />}
      </Dialog>
    </section>
  )
}

const COLUMNS: readonly Column<Invitation>[] = [
  {
    key: 'email',
    header: 'E-mail address',
    cell: ({ email }) => <span className="name">{email}</span>,
    sortBy: ({ email }) => email,
  },
  { key: 'role', header: 'Role', cell: ({ role }) => ROLE_WORDS[role].name },
  { key: 'by', header: 'Invited by', cell: ({ invitedBy }) => invitedBy, isWideOnly: true },
  {
    key: 'expires',
    header: 'Good until',
    cell: ({ expiresAt }) => <Time at={expiresAt} />,
    isWideOnly: true,
  },
  {
    key: 'acts',
    header: <span className="hush">Actions</span>,
    cell: (invitation) => <TakeBack invitation={invitation} />,
    className: 'num',
  },
]

function TakeBack({ invitation: { invitationId, email } }: { readonly invitation: Invitation }) {
  const toast = useToast()
  const removal = useSend('delete /invitations/{invitationId}', {
    invalidates: ['get /invitations'],
  })
  // Awaited: the row is gone before a callback of the mutation would run.
  const takeBack = async () => {
    try {
      await removal.mutateAsync({ invitationId })
      toast(`The invitation of ${email} is void.`)
    } catch (error) {
      const { detail, fix } = problemOf(error)
      toast(`${detail} ${fix}`)
    }
  }
  return (
    <Button look="quiet" isSmall isBusy={removal.isPending} onClick={() => void takeBack()}>
      Take back<span className="hush"> the invitation of {email}</span>
    </Button>
  )
}

function InviteForm({ onInvited }: { readonly onInvited: (invited: Invited) => void }) {
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('csm')
  const invite = useSend('post /invitations', { invalidates: ['get /invitations'] })
  return (
    <Form
      errors={invite.error}
      onSubmit={() => invite.mutate({ email, role }, { onSuccess: onInvited })}
    >
      <div className="dialog-body">
        <TextField
          label="E-mail address"
          type="email"
          autoComplete="off"
          autoFocus
          required
          value={email}
          error={invite.error?.code === 'D-USAGE' ? withoutField(invite.error.detail) : undefined}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Field label="Role">
          {(ties) => <Select {...ties} value={role} onChange={setRole} options={ROLE_OPTIONS} />}
        </Field>
        {invite.error && invite.error.code !== 'D-USAGE' && (
          <ProblemNote problem={invite.error} hidesMending />
        )}
        <p className="flex justify-end pb-3">
          <Button look="primary" type="submit" isBusy={invite.isPending}>
            Make the link
          </Button>
        </p>
      </div>
    </Form>
  )
}

function LinkOnce({ invited: { invitation, url } }: { readonly invited: Invited }) {
  return (
    <div className="dialog-body pb-6">
      <p>
        It lets <b className="font-semibold">{invitation.email}</b> in as{' '}
        {ROLE_WORDS[invitation.role].name}, once, until <Time at={invitation.expiresAt} />. It is
        not shown again.
      </p>
      <CopyBox value={url} label="the link" />
    </div>
  )
}
