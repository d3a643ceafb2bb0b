/** The first start: an admin, the master key, and what to begin with. */
import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { useState } from 'react'
import { problemOf } from '../../api.ts'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { session } from '../../session.ts'
import { OpenPage } from '../sign-in/open-page.tsx'
import { AccountStep } from './account-step.tsx'
import { Done } from './done.tsx'
import { KeyStep } from './key-step.tsx'
import { StartStep } from './start-step.tsx'
import './set-up.css'

type Step = 'account' | 'key' | 'start' | 'done'

const TITLES: Readonly<Record<Step, string>> = {
  account: 'Set up Carryover',
  key: 'Keep the master key',
  start: 'Start with',
  done: 'Carryover is ready',
}
const NAMED: readonly (readonly [Step, string])[] = [
  ['account', 'Account'],
  ['key', 'Master key'],
  ['start', 'First data'],
]

export function SetUp() {
  const [step, setStep] = useState<Step>('account')
  const { data, error } = useQuery({
    queryKey: ['setup'],
    queryFn: session.setUpState,
    // What the first answer says of the key is needed until the last step.
    staleTime: Infinity,
  })
  if (data && !data.isNeeded && step === 'account') return <Navigate to="/login" replace />
  return (
    <OpenPage title={TITLES[step]} steps={<Steps at={step} />}>
      {error && <ProblemNote problem={problemOf(error)} hidesMending />}
      {!data && !error && <SkeletonLines lines={5} height="36px" />}
      {data && step === 'account' && <AccountStep onDone={() => setStep('key')} />}
      {data && step === 'key' && (
        <KeyStep masterKey={data.masterKey} onDone={() => setStep('start')} />
      )}
      {step === 'start' && <StartStep onDone={() => setStep('done')} />}
      {step === 'done' && <Done />}
    </OpenPage>
  )
}

function Steps({ at }: { readonly at: Step }) {
  const index = NAMED.findIndex(([step]) => step === at)
  if (index < 0) return null
  return (
    <ol className="steps" aria-label="Steps">
      {NAMED.map(([step, name], place) => (
        <li
          key={step}
          aria-current={step === at ? 'step' : undefined}
          data-done={place < index || undefined}
        >
          <span>{place + 1}</span>
          {name}
        </li>
      ))}
    </ol>
  )
}
