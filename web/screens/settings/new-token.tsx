/** Making an API token, and showing its secret for the only time. */
import { useState } from 'react'
import type { Role, Scope } from '../../../src/records/member.ts'
import { type OutputOf, useCall, useSend } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { Checkbox } from '../../parts/checkbox.tsx'
import { CopyBox } from '../../parts/copy-box.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form, TextField, withoutField } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { Select } from '../../parts/select.tsx'

type Made = OutputOf<'post /tokens'>

const ENDS = [
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: '365', label: 'In a year' },
  { value: 'never', label: 'Never' },
] as const
type End = (typeof ENDS)[number]['value']

const SCOPE_SENTENCES: readonly (readonly [Scope, string])[] = [
  ['read', 'look at datasets, files, runs'],
  ['write', 'make, change, sync, delete'],
  ['admin', 'manage members and invitations'],
]

interface NewTokenProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

export function NewToken({ isOpen, onClose }: NewTokenProps) {
  const [made, setMade] = useState<Made>()
  return (
    <Dialog
      isOpen={isOpen}
      onClose={() => {
        onClose()
        setMade(undefined)
      }}
      title={made ? 'Copy the token now' : 'New token'}
    >
      {made ? (
        <div className="dialog-body pb-6">
          <p>It is not shown again: Carryover keeps only a hash of it.</p>
          <CopyBox value={made.secret} label="the token" />
        </div>
      ) : (
        <TokenForm onMade={setMade} />
      )}
    </Dialog>
  )
}

function TokenForm({ onMade }: { readonly onMade: (made: Made) => void }) {
  const { data: me } = useCall('get /me', {})
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly Scope[]>(['read'])
  const [end, setEnd] = useState<End>('90')
  const make = useSend('post /tokens', { invalidates: ['get /tokens'] })
  const refusal = make.error?.code === 'D-USAGE' ? withoutField(make.error.detail) : undefined
  return (
    <Form
      errors={make.error}
      onSubmit={() =>
        make.mutate(
          { name, scopes: [...scopes], expiresInDays: end === 'never' ? null : Number(end) },
          { onSuccess: onMade },
        )
      }
    >
      <div className="dialog-body">
        <TextField
          label="Name"
          hint="What will use it."
          autoFocus
          autoComplete="off"
          value={name}
          error={refusal}
          onChange={(event) => setName(event.target.value)}
        />
        <fieldset className="grid gap-2">
          <legend className="lab">It may</legend>
          {SCOPE_SENTENCES.filter(([scope]) => mayGive(me?.member.role, scope)).map(
            ([scope, says]) => (
              <Checkbox
                key={scope}
                label={scope}
                hint={says}
                checked={scopes.includes(scope)}
                onChange={(isOn) =>
                  setScopes(isOn ? [...scopes, scope] : scopes.filter((one) => one !== scope))
                }
              />
            ),
          )}
        </fieldset>
        <Field label="It ends">
          {(ties) => <Select {...ties} value={end} onChange={setEnd} options={ENDS} />}
        </Field>
        {make.error && !refusal && <ProblemNote problem={make.error} hidesMending />}
        <p className="flex justify-end pb-3">
          <Button
            look="primary"
            type="submit"
            isBusy={make.isPending}
            disabled={scopes.length === 0}
          >
            Make the token
          </Button>
        </p>
      </div>
    </Form>
  )
}

/** A token can do no more than its member. */
function mayGive(role: Role | undefined, scope: Scope): boolean {
  return scope !== 'admin' || role === 'admin'
}
