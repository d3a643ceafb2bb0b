/** Whether a member may see a call, and by which rule: the same rules that cut every list. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Visibility } from '../../../src/records/visibility.ts'
import { useCall } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { Field, Form, TextField } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { Select } from '../../parts/select.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { State } from '../../parts/state.tsx'

/** The question stands in the address, so that it can be sent to somebody. */
interface Question {
  readonly member?: string | undefined
  readonly call?: string | undefined
}

export function CheckAccess() {
  const { data: members } = useCall('get /members', {})
  const asked: Question = useSearch({ strict: false })
  const navigate = useNavigate()
  const [member, setMember] = useState(asked.member ?? '')
  const [call, setCall] = useState(String(asked.call ?? ''))
  const [isMissing, setMissing] = useState(false)
  const ask = () => {
    const callId = callIdIn(call)
    setMissing(callId === '')
    if (callId === '' || chosen === '') return
    void navigate({ to: '/trust', search: { member: chosen, call: callId }, hash: 'check-access' })
  }
  const options = (members?.data ?? []).map(({ memberId, name, email }) => ({
    value: memberId,
    label: name,
    hint: email,
  }))
  const chosen = member === '' ? (options[0]?.value ?? '') : member
  return (
    <section className="section" id="check-access">
      <div className="head">
        <h2>Check access</h2>
        <span className="small">Why a member sees a call, or does not</span>
      </div>
      <Form className="check-form" onSubmit={ask}>
        <Field label="Member">
          {(ties) => <Select {...ties} value={chosen} onChange={setMember} options={options} />}
        </Field>
        <TextField
          label="Call"
          placeholder="Its id, or a link to it in Gong"
          value={call}
          error={isMissing ? 'Give the id of a call, or a link to it.' : undefined}
          onChange={(event) => setCall(event.target.value)}
        />
        <Button type="submit">Check</Button>
      </Form>
      {asked.member !== undefined && asked.call !== undefined && (
        <Answer member={asked.member} callId={String(asked.call)} />
      )}
    </section>
  )
}

function Answer({ member, callId }: { readonly member: string; readonly callId: string }) {
  const { data, error } = useCall('get /calls/{callId}/visibility', { callId, member })
  if (error) return <ProblemNote problem={error} hidesMending />
  if (!data) return <SkeletonLines lines={4} />
  return <Verdict visibility={data} />
}

function Verdict({ visibility }: { readonly visibility: Visibility }) {
  const { isAllowed, memberName, text, rule, steps } = visibility
  return (
    <div className="verdict" aria-live="polite">
      <p className="verdict-head">
        <State kind={isAllowed ? 'good' : 'bad'}>{isAllowed ? 'ALLOW' : 'DENY'}</State>
        <span>
          <b>
            {memberName} {isAllowed ? 'sees' : 'does not see'} this call.
          </b>{' '}
          {text}
        </span>
        <code className="dim">{rule}</code>
      </p>
      <ol className="verdict-steps" aria-label="What was asked in turn">
        {steps.map(({ isFine, text: says }) => (
          <li key={says}>
            <State kind={isFine ? 'good' : 'off'}>{isFine ? 'Yes' : 'No'}</State>
            <span>{says}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** A link to a call's page in Gong carries the id; anything else is taken for the id itself. */
function callIdIn(typed: string): string {
  return /[?&](?:id|call-id)=(\d{1,20})/.exec(typed)?.[1] ?? typed.trim()
}
