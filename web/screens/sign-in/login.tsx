/** Signing in: with a password, by the organization's identity provider, or, in the demo, with one click. */
import { useQuery } from '@tanstack/react-query'
import { Navigate, useSearch } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { type ApiProblem, problemOf } from '../../api.ts'
import { Banner } from '../../frame/banner.tsx'
import { Button, classes } from '../../parts/button.tsx'
import { Form, TextField } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import {
  type DemoMember,
  nextPath,
  rememberNext,
  session,
  type SignInState,
} from '../../session.ts'
import { OpenPage } from './open-page.tsx'

export function Login() {
  const { data: state, error } = useQuery({ queryKey: ['sign-in'], queryFn: session.state })
  if (state && !state.isSetUp) return <Navigate to="/setup" replace />
  return (
    <OpenPage
      title="Sign in"
      says={state?.organizationName ? `To ${state.organizationName}` : undefined}
    >
      {error && <ProblemNote problem={problemOf(error)} />}
      {!state && !error && <SkeletonLines lines={3} height="36px" />}
      {state && <Ways state={state} />}
    </OpenPage>
  )
}

/** What the identity provider's way can end with, as the server calls it in `?problem=`. */
const REFUSALS: Readonly<Record<string, string>> = {
  'not-invited':
    'You are known to your organization, but nobody has invited you to Carryover. Ask an admin.',
  'email-not-verified':
    'Your identity provider does not vouch for your e-mail address. Ask whoever runs it.',
  denied: 'The sign-in was cancelled at your identity provider. Try again when you like.',
  expired: 'The sign-in took too long. Start it again.',
  failed: 'Your identity provider could not sign you in. Try again, or use a password.',
}

function Ways({ state }: { readonly state: SignInState }) {
  const search: { readonly next?: unknown; readonly problem?: unknown } = useSearch({
    strict: false,
  })
  const next = nextPath(search.next)
  const [problem, setProblem] = useState<ApiProblem>()
  const [isBusy, setBusy] = useState(false)
  const signIn = async (email: string, password: string) => {
    setBusy(true)
    setProblem(undefined)
    try {
      await session.signIn(email, password)
      // A whole new page: nothing that was asked for without a session stays.
      window.location.assign(next)
    } catch (caught) {
      setProblem(problemOf(caught))
      setBusy(false)
    }
  }
  const refusal = REFUSALS[String(search.problem)]
  return (
    <>
      {refusal && <Banner kind="warn">{refusal}</Banner>}
      {state.oidc && (
        <>
          <a
            className={classes('plain', false)}
            href={state.oidc.url}
            onClick={() => rememberNext(next)}
          >
            Sign in with {state.oidc.name}
          </a>
          <p className="or">or with a password</p>
        </>
      )}
      <PasswordForm isBusy={isBusy} problem={problem} onSubmit={signIn} />
      <DemoMembers
        members={state.demoMembers}
        onChoose={({ email, password }) => void signIn(email, password)}
      />
    </>
  )
}

interface PasswordFormProps {
  readonly isBusy: boolean
  readonly problem: ApiProblem | undefined
  readonly onSubmit: (email: string, password: string) => Promise<void>
}

function PasswordForm({ isBusy, problem, onSubmit }: PasswordFormProps) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const isRefused = problem?.status === 401
  return (
    <Form className="fields" errors={problem} onSubmit={() => void onSubmit(email, password)}>
      <TextField
        label="E-mail address"
        type="email"
        autoComplete="username"
        required
        autoFocus
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="current-password"
        required
        value={password}
        error={isRefused ? `${problem.detail} ${problem.fix}` : undefined}
        onChange={(event) => setPassword(event.target.value)}
      />
      {problem && !isRefused && <ProblemNote problem={problem} />}
      <Button look="primary" type="submit" isBusy={isBusy}>
        Sign in
      </Button>
    </Form>
  )
}

const ROLE_SENTENCES: Readonly<Record<DemoMember['role'], string>> = {
  admin: 'admin, sees to the installation',
  leader: 'leads customer success',
  csm: 'looks after customers',
  data: 'builds with AI',
  auditor: 'looks, changes nothing',
}

interface DemoMembersProps {
  readonly members: readonly DemoMember[]
  readonly onChoose: (member: DemoMember) => void
}

function DemoMembers({ members, onChoose }: DemoMembersProps) {
  if (members.length === 0) return null
  return (
    <section className="demo" aria-labelledby="h-demo">
      <h2 className="h" id="h-demo">
        Look around as
      </h2>
      <p className="small">This is the demo: its people and companies are invented.</p>
      {members.map((member) => (
        <button
          key={member.email}
          type="button"
          className="demo-member"
          onClick={() => onChoose(member)}
        >
          <b>{member.name}</b>
          <small>{ROLE_SENTENCES[member.role]}</small>
          <ArrowRight className="i go" aria-hidden />
        </button>
      ))}
    </section>
  )
}
