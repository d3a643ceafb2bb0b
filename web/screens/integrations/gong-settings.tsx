/** Where the connection points, another account, and the end of it. */
import { useState } from 'react'
import type { Connection } from '../../../src/records/connection.ts'
import { useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { Form, TextField } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { DisconnectDialog } from './disconnect-dialog.tsx'

export function GongSettings({ connection }: { readonly connection: Connection }) {
  const [isDisconnecting, setDisconnecting] = useState(false)
  return (
    <>
      <section className="section setting">
        <h2 className="h">API base URL</h2>
        <AddressForm connection={connection} />
      </section>
      <section className="section setting">
        <h2 className="h">Another Gong account</h2>
        <div>
          <p>
            {connection.kind === 'shared'
              ? 'One connection reads for the accounts. To switch, disconnect first, then connect the other Gong account: accounts stay, and what was read of the former company goes.'
              : 'There is one connection a member. To switch, disconnect first, then connect the other account: files stay, and you are asked whether schedules go on.'}
          </p>
        </div>
      </section>
      <section className="section setting">
        <h2 className="h">Disconnect</h2>
        <div>
          <p>The stored credentials are deleted and syncs stop. You see first what that means.</p>
          <Button look="danger" onClick={() => setDisconnecting(true)}>
            Disconnect
          </Button>
        </div>
      </section>
      <DisconnectDialog
        connection={connection}
        isOpen={isDisconnecting}
        onClose={() => setDisconnecting(false)}
      />
    </>
  )
}

function AddressForm({
  connection: { connectionId, baseUrl },
}: {
  readonly connection: Connection
}) {
  const toast = useToast()
  const [typed, setTyped] = useState(baseUrl)
  const change = useSend('patch /connections/{connectionId}', { invalidates: ['get /connections'] })
  const save = () =>
    change.mutate(
      { connectionId, baseUrl: typed },
      { onSuccess: () => toast('Gong answers there. The address is saved.') },
    )
  return (
    <Form className="fields" onSubmit={save} errors={change.error}>
      <TextField
        label="Address"
        isMono
        inputMode="url"
        spellCheck={false}
        hint="Gong's API page shows it. It is tested before it is saved."
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {change.error && <ProblemNote problem={change.error} hidesMending />}
      <p>
        <Button type="submit" isBusy={change.isPending} disabled={typed.trim() === baseUrl}>
          Save address
        </Button>
      </p>
    </Form>
  )
}
