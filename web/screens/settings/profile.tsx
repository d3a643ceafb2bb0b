/** Who I am here, and my password. */
import { useState } from 'react'
import { type ApiProblem, problemOf, useCall } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { Form, TextField } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { Time } from '../../parts/time.tsx'
import { PASSWORD_HINT, session } from '../../session.ts'
import { ROLE_WORDS } from './role-words.ts'

export function Profile() {
  const { data: me, error } = useCall('get /me', {})
  if (error) return <ProblemNote problem={error} />
  if (!me) return <SkeletonLines lines={4} />
  const { member, organization } = me
  return (
    <>
      <section className="section setting">
        <h2 className="h">You</h2>
        <dl className="facts-list">
          <div>
            <dt>Name</dt>
            <dd>{member.name}</dd>
          </div>
          <div>
            <dt>E-mail address</dt>
            <dd>{member.email}</dd>
          </div>
          <div>
            <dt>Role</dt>
            <dd>
              {ROLE_WORDS[member.role].name}: {ROLE_WORDS[member.role].says}
            </dd>
          </div>
          <div>
            <dt>Organization</dt>
            <dd>{organization.name}</dd>
          </div>
          <div>
            <dt>Member since</dt>
            <dd>
              <Time at={member.createdAt} as="day" />
            </dd>
          </div>
        </dl>
      </section>
      <section className="section setting">
        <h2 className="h">Password</h2>
        <PasswordForm email={member.email} />
      </section>
    </>
  )
}

function PasswordForm({ email }: { readonly email: string }) {
  const toast = useToast()
  const [current, setCurrent] = useState('')
  const [fresh, setFresh] = useState('')
  const [problem, setProblem] = useState<ApiProblem>()
  const [isBusy, setBusy] = useState(false)
  const change = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await session.changePassword(current, fresh)
      setCurrent('')
      setFresh('')
      toast('The password is changed. Other browsers are signed out.')
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Form className="fields" onSubmit={() => void change()} errors={problem}>
      <input
        type="email"
        className="hush"
        autoComplete="username"
        value={email}
        readOnly
        tabIndex={-1}
        aria-hidden
      />
      <TextField
        label="Current password"
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
      />
      <TextField
        label="New password"
        type="password"
        autoComplete="new-password"
        hint={PASSWORD_HINT}
        value={fresh}
        onChange={(event) => setFresh(event.target.value)}
      />
      {problem && <ProblemNote problem={problem} hidesMending />}
      <p>
        <Button type="submit" isBusy={isBusy} disabled={current === '' || fresh === ''}>
          Change password
        </Button>
      </p>
    </Form>
  )
}
