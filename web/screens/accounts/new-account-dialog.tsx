/** A new account: what is known of it, what its calls are found by, and at once the calls that were. */
import { useState } from 'react'
import { useSend } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Form } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { type AccountDraft, accountOf, EMPTY_DRAFT } from './account-draft.ts'
import { FindingFields, KnownFields } from './account-fields.tsx'
import { LookingPanel } from './looking-panel.tsx'

const FORM = 'new-account'

export function NewAccountDialog({ onClose }: { readonly onClose: () => void }) {
  const [draft, setDraft] = useState<AccountDraft>(EMPTY_DRAFT)
  const [missing, setMissing] = useState<{ readonly name: string }>()
  const make = useSend('post /accounts', { invalidates: ['get /accounts'] })
  const change = (part: Partial<AccountDraft>) => {
    setDraft({ ...draft, ...part })
    setMissing(undefined)
  }
  const save = () => {
    if (draft.name.trim() === '') setMissing({ name: 'Give the account a name.' })
    else make.mutate(accountOf(draft))
  }
  if (make.data) {
    return (
      <Dialog isOpen onClose={onClose} title={make.data.name} size="wide">
        <LookingPanel account={make.data} onClose={onClose} />
      </Dialog>
    )
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="New account"
      size="wide"
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" type="submit" form={FORM} isBusy={make.isPending}>
            Add and look for calls
          </Button>
        </>
      }
    >
      <Form id={FORM} className="dialog-body new-account" errors={missing} onSubmit={save}>
        <div className="fields">
          <KnownFields draft={draft} onChange={change} nameError={missing?.name} />
        </div>
        <div className="fields">
          <FindingFields draft={draft} onChange={change} />
        </div>
        {make.error && <ProblemNote problem={make.error} />}
      </Form>
    </Dialog>
  )
}
