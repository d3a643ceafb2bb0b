/** What an account is found by, what almost matches, and the end of it. */
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Account } from '../../../src/records/account.ts'
import { type InputOf, useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { ConfirmDialog } from '../../parts/dialog.tsx'
import { Form } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { type AccountDraft, crmIdsOf } from './account-draft.ts'
import { CrmFields, DomainsField, KnownFields } from './account-fields.tsx'
import { ContactsList } from './contacts-list.tsx'
import { NearMisses } from './near-misses.tsx'
import { useReader } from '../../reader.ts'

type Change = Omit<InputOf<'patch /accounts/{accountId}'>, 'accountId'>

export function SettingsTab({ account }: { readonly account: Account }) {
  const { mayKeep, mayDelete } = useReader()
  if (!mayKeep) return <p className="small">Whoever looks after customers changes this page.</p>
  return (
    // What is typed begins anew when somebody else has changed the account.
    <div key={JSON.stringify(account)}>
      <Setting title="Account">
        <ChangeForm
          account={account}
          fields={(draft, change) => <KnownFields draft={draft} onChange={change} />}
          changeOf={({ name, stage, kickoffOn, ownerId }) => ({
            name: name.trim() || account.name,
            stage: stage.trim() || account.stage,
            kickoffOn: kickoffOn || null,
            ownerId: ownerId || null,
          })}
        />
      </Setting>
      <Setting title="Domains" says="Calls with anybody who writes from one of these are found.">
        <ChangeForm
          account={account}
          fields={({ domains }, change) => (
            <DomainsField domains={domains} onChange={(next) => change({ domains: next })} />
          )}
          changeOf={({ domains }) => ({ domains: [...domains] })}
        />
      </Setting>
      <Setting
        title="Contacts"
        says="Calls with one of these people are found, whatever the domain."
      >
        <ContactsList account={account} />
      </Setting>
      <Setting title="CRM" says="Calls that Gong ties to one of these are found.">
        <ChangeForm
          account={account}
          fields={(draft, change) => <CrmFields draft={draft} onChange={change} />}
          changeOf={(draft) => ({ crmIds: crmIdsOf(draft) })}
        />
      </Setting>
      <Setting
        title="Near misses"
        says="Calls that almost match: another ending of the same domain, the same name, a contact at another address."
      >
        <NearMisses account={account} />
      </Setting>
      {mayDelete && (
        <Setting title="Delete">
          <Deletion account={account} />
        </Setting>
      )}
    </div>
  )
}

interface SettingProps {
  readonly title: string
  readonly says?: string
  readonly children: ReactNode
}

function Setting({ title, says, children }: SettingProps) {
  return (
    <section className="section setting account-setting" aria-label={title}>
      <div>
        <h2 className="h">{title}</h2>
        {says && <p className="small dim">{says}</p>}
      </div>
      <div>{children}</div>
    </section>
  )
}

interface ChangeFormProps {
  readonly account: Account
  readonly fields: (draft: AccountDraft, change: (part: Partial<AccountDraft>) => void) => ReactNode
  readonly changeOf: (draft: AccountDraft) => Change
}

function ChangeForm({ account, fields, changeOf }: ChangeFormProps) {
  const toast = useToast()
  const [draft, setDraft] = useState(() => draftOf(account))
  const save = useSend('patch /accounts/{accountId}', { invalidates: ['get /accounts'] })
  const isSame = JSON.stringify(draft) === JSON.stringify(draftOf(account))
  const submit = () =>
    // A promise, not a callback of the mutation: the form begins anew with what was saved.
    void save.mutateAsync({ accountId: account.accountId, ...changeOf(draft) }).then(
      ({ isMatching, refusedDomains }) => {
        const refused = refusedDomains.map(({ domain, why }) => ` ${domain}: ${why}`).join('')
        toast(`Saved.${isMatching ? ' Calls are being looked for again.' : ''}${refused}`)
      },
      () => 'save.error shows it',
    )
  return (
    <Form className="fields" onSubmit={submit}>
      {fields(draft, (part) => setDraft({ ...draft, ...part }))}
      {save.error && <ProblemNote problem={save.error} />}
      <p>
        <Button type="submit" isBusy={save.isPending} disabled={isSame}>
          Save
        </Button>
      </p>
    </Form>
  )
}

function draftOf({ name, domains, crmIds, owner, stage, kickoffOn }: Account): AccountDraft {
  const idsOf = (kind: 'account' | 'deal') =>
    crmIds.filter((one) => one.kind === kind).map(({ id }) => id)
  return {
    name,
    domains,
    contacts: '',
    crmAccountIds: idsOf('account'),
    crmDealIds: idsOf('deal'),
    ownerId: owner?.memberId ?? '',
    stage,
    kickoffOn: kickoffOn ?? '',
  }
}

function Deletion({ account: { accountId, name } }: { readonly account: Account }) {
  const [isAsking, setAsking] = useState(false)
  const navigate = useNavigate()
  const toast = useToast()
  const removal = useSend('delete /accounts/{accountId}')
  return (
    <>
      <p>
        The account goes, and with it every call that belongs to no other account: transcripts,
        reviews and marks included. Nothing changes in Gong.
      </p>
      <Button look="danger" onClick={() => setAsking(true)}>
        Delete account
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={`Delete ${name}?`}
        verb="Delete account"
        onConfirm={async () => {
          await removal.mutateAsync({ accountId })
          await navigate({ to: '/accounts' })
          toast(`${name} is deleted.`)
        }}
      >
        <p>It cannot be undone. Its calls can be found again by a new account.</p>
      </ConfirmDialog>
    </>
  )
}
