/** A call that somebody knows of: looked up live in Gong, and told why it is not shown here. */
import { CircleCheck, CircleX } from 'lucide-react'
import { useState } from 'react'
import type { Account } from '../../../src/records/account.ts'
import type { CallDiagnosis } from '../../../src/records/account-call.ts'
import { useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { Form, TextField } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'

export function PasteCall({ account }: { readonly account: Account }) {
  const { accountId } = account
  const [typed, setTyped] = useState('')
  const look = useSend('post /calls:diagnose')
  return (
    <section className="paste" aria-labelledby="paste-head">
      <h2 className="h" id="paste-head">
        You know of a call?
      </h2>
      <Form
        className="paste-call"
        onSubmit={() => typed.trim() !== '' && look.mutate({ call: typed.trim(), accountId })}
      >
        <TextField
          label="Paste a Gong call link"
          isMono
          spellCheck={false}
          placeholder="https://us-12345.app.gong.io/call?id=…"
          hint="It is looked up in Gong, and you are told why it is not shown here."
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" isBusy={look.isPending} disabled={typed.trim() === ''}>
          Look it up
        </Button>
      </Form>
      <div aria-live="polite">
        {look.error && <ProblemNote problem={look.error} />}
        {look.data && <Answer diagnosis={look.data} account={account} />}
      </div>
    </section>
  )
}

function Answer({
  diagnosis: { callId, code, lines, fix, canLink },
  account: { accountId, name },
}: {
  readonly diagnosis: CallDiagnosis
  readonly account: Account
}) {
  const toast = useToast()
  const link = useSend('post /accounts/{accountId}/links', {
    invalidates: ['get /accounts', 'get /calls'],
  })
  return (
    <>
      <ul className="check-lines" aria-label="What was found about the call">
        {lines.map(({ isFine, text }) => (
          <li key={text} data-fine={isFine}>
            {isFine ? (
              <CircleCheck className="i good" aria-label="Fine:" />
            ) : (
              <CircleX className="i bad" aria-label="Not fine:" />
            )}
            <span>{text}</span>
          </li>
        ))}
      </ul>
      {fix && <p className="small">{fix}</p>}
      {code !== 'shown' && <p className="problem-details">{code}</p>}
      {canLink && (
        <p>
          <Button
            look="primary"
            isBusy={link.isPending}
            onClick={() =>
              void link.mutateAsync({ accountId, call: callId }).then(
                () => toast(`The call belongs to ${name} now.`),
                () => 'link.error shows it',
              )
            }
          >
            Link to {name}
          </Button>
        </p>
      )}
      {link.error && <ProblemNote problem={link.error} />}
    </>
  )
}
