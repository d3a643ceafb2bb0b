/** Before a connection reads for the accounts: what it takes, what it allows, and the two ways to have one. */
import { Check, X } from 'lucide-react'
import { useState } from 'react'
import { useCall, useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SharedDialog } from './shared-dialog.tsx'

const AFFECTED = ['get /access', 'get /accounts', 'get /connections', 'get /matching']

const PREREQUISITES = [
  'A Gong subscription with API access. In Gong’s Admin center it is under Settings, Ecosystem, API.',
  'A Gong technical administrator who makes the key or allows the sign-in.',
  'An admin here: you are one.',
] as const

const ALLOWED = [
  'Read when calls took place, how long they were and who took part',
  'Read the transcripts of calls that belong to an account',
  'Read what Gong says about them: topics, next steps, deals in the CRM',
  'Read who works at your company and what each may hear in Gong, so that nobody hears more here',
] as const

const NEVER = [
  'Private and internal calls are never read',
  'Recordings are never copied: links lead to Gong',
  'Nothing is written to Gong',
] as const

export function ServeAccounts() {
  const toast = useToast()
  const [isConnecting, setConnecting] = useState(false)
  const { data } = useCall('get /connections', {})
  const own = data?.data.find(({ status }) => status === 'connected')
  const serve = useSend('post /access:use-own', { invalidates: AFFECTED })
  const useOwn = () =>
    serve.mutate({}, { onSuccess: () => toast('Your connection reads for the accounts now.') })
  return (
    <section className="serve" aria-labelledby="serve-head">
      <h2 className="serve-says" id="serve-head">
        One connection reads the calls of all accounts
      </h2>
      <div className="two">
        <div>
          <h3 className="h">What it takes</h3>
          <ol className="numbered">
            {PREREQUISITES.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          <div className="serve-acts">
            {own && (
              <Button look="primary" isBusy={serve.isPending} onClick={useOwn}>
                Use my connection for the accounts too
              </Button>
            )}
            <Button look={own ? 'plain' : 'primary'} onClick={() => setConnecting(true)}>
              Connect a shared one
            </Button>
          </div>
          {serve.error && <ProblemNote problem={serve.error} />}
          <p className="small dim">
            A shared connection stays when the person who made it leaves. Nothing is linked before
            you have chosen and confirmed which calls may be read.
          </p>
        </div>
        <div>
          <h3 className="h">What it allows</h3>
          <ul className="perms">
            {ALLOWED.map((line) => (
              <li key={line}>
                <Check className="i" aria-hidden />
                {line}
              </li>
            ))}
            {NEVER.map((line) => (
              <li key={line} className="not">
                <X className="i" aria-hidden />
                {line}
              </li>
            ))}
          </ul>
        </div>
      </div>
      {isConnecting && <SharedDialog onClose={() => setConnecting(false)} />}
    </section>
  )
}
