/** What an account is made of, as fields of a form. */
import { useId } from 'react'
import { Field, TextField } from '../../parts/field.tsx'
import { ChipsField } from '../../parts/chips-field.tsx'
import { Select } from '../../parts/select.tsx'
import { counted } from '../../words.ts'
import { type AccountDraft, cleanDomain, domainTrouble, parseContacts } from './account-draft.ts'
import { STAGES } from './stages.ts'
import { useOwners } from '../../reader.ts'

export interface FieldsProps {
  readonly draft: AccountDraft
  readonly onChange: (part: Partial<AccountDraft>) => void
}

/** The list that opens takes no empty value. */
const NOBODY = 'nobody'

/** What a person knows of a customer. */
export function KnownFields({
  draft,
  onChange,
  nameError,
}: FieldsProps & { readonly nameError?: string | undefined }) {
  const owners = useOwners()
  const stages = useId()
  return (
    <>
      <TextField
        label="Name"
        value={draft.name}
        error={nameError}
        autoComplete="off"
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <div className="field-pair">
        <TextField
          label="Stage"
          list={stages}
          value={draft.stage}
          onChange={(event) => onChange({ stage: event.target.value })}
        />
        <datalist id={stages}>
          {STAGES.map((stage) => (
            <option key={stage} value={stage} />
          ))}
        </datalist>
        <TextField
          label="Kickoff"
          isOptional
          type="date"
          value={draft.kickoffOn}
          onChange={(event) => onChange({ kickoffOn: event.target.value })}
        />
      </div>
      <Field label="Owner" hint="They find the account on their Home at once.">
        {(ties) => (
          <Select
            {...ties}
            value={draft.ownerId || NOBODY}
            onChange={(ownerId) => onChange({ ownerId: ownerId === NOBODY ? '' : ownerId })}
            options={[
              { value: NOBODY, label: 'Nobody yet' },
              ...owners.map(({ memberId, name }) => ({ value: memberId, label: name })),
            ]}
          />
        )}
      </Field>
    </>
  )
}

/** What calls are found by. */
export function FindingFields({ draft, onChange }: FieldsProps) {
  return (
    <>
      <DomainsField domains={draft.domains} onChange={(domains) => onChange({ domains })} />
      <ContactsField contacts={draft.contacts} onChange={(contacts) => onChange({ contacts })} />
      <CrmFields draft={draft} onChange={onChange} />
    </>
  )
}

export function DomainsField({
  domains,
  onChange,
}: {
  readonly domains: readonly string[]
  readonly onChange: (domains: readonly string[]) => void
}) {
  return (
    <ChipsField
      label="Domains"
      isOptional
      isMono
      placeholder="acme.com"
      hint="Everybody who writes from one of them belongs to this account, subdomains included."
      values={domains}
      clean={cleanDomain}
      trouble={domainTrouble}
      onChange={onChange}
    />
  )
}

export function ContactsField({
  contacts,
  onChange,
}: {
  readonly contacts: string
  readonly onChange: (contacts: string) => void
}) {
  const parsed = parseContacts(contacts)
  return (
    <Field
      label="Contacts"
      isOptional
      hint={
        contacts.trim() === ''
          ? 'Paste several, one a line: Pat Lee <pat@acme.com>, CTO'
          : `${counted(parsed.contacts.length, 'person', 'people')}${
              parsed.refused.length > 0
                ? `; ${counted(parsed.refused.length, 'line')} without an address`
                : ''
            }`
      }
    >
      {(ties) => (
        <textarea
          {...ties}
          className="in"
          rows={3}
          spellCheck={false}
          value={contacts}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

export function CrmFields({ draft, onChange }: FieldsProps) {
  return (
    <div className="field-pair">
      <ChipsField
        label="CRM account ids"
        isOptional
        isMono
        values={draft.crmAccountIds}
        onChange={(crmAccountIds) => onChange({ crmAccountIds })}
      />
      <ChipsField
        label="CRM deal ids"
        isOptional
        isMono
        values={draft.crmDealIds}
        onChange={(crmDealIds) => onChange({ crmDealIds })}
      />
    </div>
  )
}
