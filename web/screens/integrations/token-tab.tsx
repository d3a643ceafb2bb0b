/** The first tab: an access key, tested on every type before anything is kept. */
import { Eye, EyeOff } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Connection, Trial } from '../../../src/records/connection.ts'
import { type ApiProblem, useSend } from '../../api.ts'
import { Button, IconButton } from '../../parts/button.tsx'
import { Form, TextField } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { KeyGuide } from './guide.tsx'
import { OtherAddress, TrialResult } from './trial-result.tsx'
import { WhatHelps } from './what-helps.tsx'

interface Keys {
  readonly accessKey: string
  readonly accessKeySecret: string
  readonly baseUrl: string
}

interface TokenTabProps {
  readonly former: Connection | undefined
  readonly kind: Connection['kind']
  /** Above the buttons: what else comes of saving. */
  readonly also?: ReactNode
  readonly onSaved: () => Promise<void>
}

const AFFECTED = [
  'get /access',
  'get /connections',
  'get /data-types',
  'get /datasets',
  'get /matching',
  'get /me',
]

export function TokenTab({ former, kind, also, onSaved }: TokenTabProps) {
  const [keys, setKeys] = useState<Keys>({
    accessKey: '',
    accessKeySecret: '',
    baseUrl: former?.method === 'api_key' ? former.baseUrl : '',
  })
  const [passed, setPassed] = useState<{ readonly keys: Keys; readonly trial: Trial }>()
  const [missing, setMissing] = useState<Missing>()
  const test = useSend('post /connections/test')
  const save = useSend('post /connections', { invalidates: AFFECTED })
  // Only what was tested is saved: any change asks for a new test.
  const isTested = passed !== undefined && passed.keys === keys
  const isAnyAllowed = passed?.trial.types.some(({ allowed }) => allowed) ?? false

  const change = (part: Partial<Keys>) => {
    setKeys({ ...keys, ...part })
    setMissing(undefined)
    test.reset()
    save.reset()
  }
  const runTest = (tested: Keys) => {
    const lacks = missingOf(tested)
    setMissing(lacks)
    if (lacks) return
    setPassed(undefined)
    save.reset()
    const asked = { ...tested, kind }
    test.mutate(asked, { onSuccess: (trial) => setPassed({ keys: tested, trial }) })
  }
  const moveTo = (baseUrl: string) => {
    const moved = { ...keys, baseUrl }
    setKeys(moved)
    runTest(moved)
  }
  // A promise, not a callback of the mutation: this tab may be gone as soon as the connection is there.
  const keep = () => save.mutateAsync({ ...keys, kind }).then(onSaved, () => 'save.error shows it')
  const problem = save.error ?? test.error
  return (
    <div className="panel">
      <Form className="form" errors={missing} onSubmit={() => runTest(keys)}>
        <KeyFields keys={keys} missing={missing} onChange={change} />
        <section className="result" aria-live="polite" aria-busy={test.isPending}>
          {test.isPending && <p className="small">Asking Gong, type by type.</p>}
          {isTested && <TrialResult trial={passed.trial} onMove={moveTo} />}
          {problem && (
            <>
              <ProblemNote
                problem={problem}
                hidesMending
                action={<MoveButton problem={problem} now={keys.baseUrl} onMove={moveTo} />}
              />
              <WhatHelps problem={problem} />
            </>
          )}
        </section>
        {also}
        <footer>
          <Button type="submit" look={isTested ? 'plain' : 'primary'} isBusy={test.isPending}>
            Test connection
          </Button>
          <Button
            look={isTested ? 'primary' : 'plain'}
            disabled={!isTested || !isAnyAllowed}
            isBusy={save.isPending}
            onClick={() => void keep()}
          >
            Save credentials
          </Button>
        </footer>
      </Form>
      <KeyGuide kind={kind} />
    </div>
  )
}

type Missing = Partial<Record<'accessKey' | 'accessKeySecret', string>>

function missingOf({ accessKey, accessKeySecret }: Keys): Missing | undefined {
  if (accessKey.trim() && accessKeySecret.trim()) return undefined
  return {
    ...(accessKey.trim() ? {} : { accessKey: 'Paste the access key.' }),
    ...(accessKeySecret.trim() ? {} : { accessKeySecret: 'Paste the access key secret.' }),
  }
}

interface KeyFieldsProps {
  readonly keys: Keys
  readonly missing: Missing | undefined
  readonly onChange: (part: Partial<Keys>) => void
}

function KeyFields({ keys, missing, onChange }: KeyFieldsProps) {
  const [isShown, setShown] = useState(false)
  const plain = { isMono: true, autoComplete: 'off', spellCheck: false, autoCapitalize: 'none' }
  return (
    <>
      <TextField
        {...plain}
        label="Access Key"
        name="gong-access-key"
        value={keys.accessKey}
        error={missing?.accessKey}
        onChange={(event) => onChange({ accessKey: event.target.value })}
      />
      <TextField
        {...plain}
        label="Access Key Secret"
        name="gong-access-key-secret"
        type={isShown ? 'text' : 'password'}
        // Keeps password managers from offering the member's own password.
        autoComplete="new-password"
        data-1p-ignore
        data-lpignore="true"
        hint="Gong shows it once. It is stored encrypted and never shown again, here neither."
        value={keys.accessKeySecret}
        error={missing?.accessKeySecret}
        onChange={(event) => onChange({ accessKeySecret: event.target.value })}
        end={
          <IconButton
            label={isShown ? 'Hide the secret' : 'Show the secret'}
            aria-pressed={isShown}
            icon={
              isShown ? <EyeOff className="i" aria-hidden /> : <Eye className="i" aria-hidden />
            }
            onClick={() => setShown(!isShown)}
          />
        }
      />
      <TextField
        {...plain}
        label="API base URL"
        name="gong-base-url"
        isOptional
        inputMode="url"
        placeholder="https://api.gong.io"
        hint="Gong shows it above the key, as https://us-12345.api.gong.io."
        value={keys.baseUrl}
        onChange={(event) => onChange({ baseUrl: event.target.value })}
      />
    </>
  )
}

interface MoveButtonProps {
  readonly problem: ApiProblem
  readonly now: string
  readonly onMove: (baseUrl: string) => void
}

function MoveButton({ problem, now, onMove }: MoveButtonProps) {
  if (problem.code !== 'D-REGION') return null
  return <OtherAddress text={`${problem.detail} ${problem.fix}`} now={now} onMove={onMove} />
}
