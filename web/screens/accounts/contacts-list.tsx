/** The people by whose addresses calls are found: one by one, and several at once by pasting. */
import { X } from 'lucide-react'
import { useState } from 'react'
import type { Account, Contact } from '../../../src/records/account.ts'
import { useSend } from '../../api.ts'
import { Button, IconButton } from '../../parts/button.tsx'
import { Form } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { parseContacts } from './account-draft.ts'
import { ContactsField } from './account-fields.tsx'

export function ContactsList({ account: { accountId, contacts } }: { readonly account: Account }) {
  const [pasted, setPasted] = useState('')
  const change = useSend('patch /accounts/{accountId}', { invalidates: ['get /accounts'] })
  const save = (next: readonly Contact[]) =>
    change.mutate({ accountId, contacts: [...next] }, { onSuccess: () => setPasted('') })
  const added = parseContacts(pasted).contacts
  const known = new Set(added.map(({ email }) => email))
  return (
    <>
      {contacts.length > 0 && (
        <ul className="contacts">
          {contacts.map(({ email, name, title }) => (
            <li key={email}>
              <span>
                {name ?? email}
                <span className="under">{[name && email, title].filter(Boolean).join(', ')}</span>
              </span>
              <IconButton
                label={`Take ${name ?? email} away`}
                icon={<X className="i" aria-hidden />}
                disabled={change.isPending}
                onClick={() => save(contacts.filter((one) => one.email !== email))}
              />
            </li>
          ))}
        </ul>
      )}
      <Form
        className="fields"
        onSubmit={() => save([...contacts.filter(({ email }) => !known.has(email)), ...added])}
      >
        <ContactsField contacts={pasted} onChange={setPasted} />
        {change.error && <ProblemNote problem={change.error} />}
        <p>
          <Button type="submit" isBusy={change.isPending} disabled={added.length === 0}>
            Add people
          </Button>
        </p>
      </Form>
    </>
  )
}
