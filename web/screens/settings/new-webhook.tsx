/** Making a webhook, and showing its secret for the only time, with programs that sign with it. */
import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { type OutputOf, useSend } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { Code } from '../../parts/code.tsx'
import { CopyBox } from '../../parts/copy-box.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Form, TextField, withoutField } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { shellExample, typescriptExample } from './signing-example.ts'

type Made = OutputOf<'post /hooks'>

interface NewWebhookProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

export function NewWebhook({ isOpen, onClose }: NewWebhookProps) {
  const [made, setMade] = useState<Made>()
  const close = () => {
    onClose()
    setMade(undefined)
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      size={made ? 'wide' : 'small'}
      title={made ? 'Copy the secret now' : 'New webhook'}
      {...(made && {
        footer: (
          <Button look="primary" onClick={close}>
            Done
          </Button>
        ),
      })}
    >
      {made ? <Secret made={made} /> : <WebhookForm onMade={setMade} />}
    </Dialog>
  )
}

function WebhookForm({ onMade }: { readonly onMade: (made: Made) => void }) {
  const [name, setName] = useState('')
  const make = useSend('post /hooks', { invalidates: ['get /hooks'] })
  const refusal = make.error?.code === 'D-USAGE' ? withoutField(make.error.detail) : undefined
  return (
    <Form errors={make.error} onSubmit={() => make.mutate({ name }, { onSuccess: onMade })}>
      <div className="dialog-body">
        <TextField
          label="Name"
          hint="What will send: a CRM, a workflow."
          autoFocus
          autoComplete="off"
          value={name}
          error={refusal}
          onChange={(event) => setName(event.target.value)}
        />
        {make.error && !refusal && <ProblemNote problem={make.error} hidesMending />}
        <p className="flex justify-end pb-3">
          <Button look="primary" type="submit" isBusy={make.isPending}>
            Make the webhook
          </Button>
        </p>
      </div>
    </Form>
  )
}

function Secret({ made: { hook, secret } }: { readonly made: Made }) {
  const [shown, setShown] = useState<'shell' | 'typescript'>('shell')
  return (
    <div className="dialog-body hook-made">
      <div>
        <p className="lab">Signing secret</p>
        <CopyBox value={secret} label="the secret" />
        <p className="hint">It is not shown again: Carryover keeps it encrypted.</p>
      </div>
      <div>
        <p className="lab">Address</p>
        <CopyBox value={hook.url} label="the address" />
      </div>
      <div>
        <p className="lab">An example</p>
        <p className="small">
          It reads the secret from <code>CARRYOVER_HOOK_SECRET</code>. Each delivery counts once,
          and within five minutes of its time. All fields are in the{' '}
          <Link to="/docs/$page" params={{ page: 'accounts' }} target="_blank">
            guide
          </Link>
          .
        </p>
        <Tabs
          label="Languages"
          value={shown}
          onChange={setShown}
          tabs={[
            {
              value: 'shell',
              label: 'curl',
              content: <Code label="the curl example">{shellExample(hook.url)}</Code>,
            },
            {
              value: 'typescript',
              label: 'TypeScript',
              content: <Code label="the TypeScript example">{typescriptExample(hook.url)}</Code>,
            },
          ]}
        />
      </div>
    </div>
  )
}
