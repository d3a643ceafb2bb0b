/** Somebody was asked in: they say their name and choose a password. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type ApiProblem, problemOf } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { Form, TextField } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { type InvitationState, PASSWORD_HINT, session } from '../../session.ts'
import { OpenPage } from './open-page.tsx'

export function Invitation() {
  const { token = '' }: { readonly token?: string } = useParams({ strict: false })
  const { data, error } = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => session.invitation(token),
    staleTime: Infinity,
  })
  return (
    <OpenPage
      title={
        data ? `Join ${data.organizationName}` : error ? 'This invitation is over' : 'Invitation'
      }
      says={data ? `You were invited as ${data.role}, with ${data.email}.` : undefined}
    >
      {error && <ProblemNote problem={problemOf(error)} hidesMending />}
      {!data && !error && <SkeletonLines lines={3} height="36px" />}
      {data && <AcceptForm token={token} invitation={data} />}
    </OpenPage>
  )
}

interface AcceptFormProps {
  readonly token: string
  readonly invitation: InvitationState
}

function AcceptForm({ token, invitation }: AcceptFormProps) {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<ApiProblem>()
  const [isBusy, setBusy] = useState(false)
  const accept = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await session.accept(token, { name, password })
      window.location.assign('/')
    } catch (caught) {
      setProblem(problemOf(caught))
      setBusy(false)
    }
  }
  return (
    <Form className="fields" errors={problem} onSubmit={() => void accept()}>
      <TextField
        label="Your name"
        autoComplete="name"
        required
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {/* For password managers, which need to know whose password it is. */}
      <input
        type="email"
        className="hush"
        autoComplete="username"
        value={invitation.email}
        readOnly
        tabIndex={-1}
        aria-hidden
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="new-password"
        required
        hint={PASSWORD_HINT}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {problem && <ProblemNote problem={problem} hidesMending />}
      <Button look="primary" type="submit" isBusy={isBusy}>
        Join
      </Button>
    </Form>
  )
}
