/** Step 1: the first admin. The one-time code proves that whoever stands here also sees the terminal. */
import { useState } from 'react'
import { type ApiProblem, problemOf } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { Form, TextField } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { type FirstAdmin, PASSWORD_HINT, session } from '../../session.ts'

type Name = keyof FirstAdmin

const EMPTY: FirstAdmin = { code: '', organizationName: '', name: '', email: '', password: '' }

export function AccountStep({ onDone }: { readonly onDone: () => void }) {
  const [first, setFirst] = useState(EMPTY)
  const [problem, setProblem] = useState<ApiProblem>()
  const [isBusy, setBusy] = useState(false)
  const bind = (name: Name) => ({
    value: first[name],
    required: true,
    onChange: (event: { readonly target: { readonly value: string } }) =>
      setFirst({ ...first, [name]: event.target.value }),
  })
  const create = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await session.setUp(first)
      onDone()
    } catch (caught) {
      setProblem(problemOf(caught))
      setBusy(false)
    }
  }
  const isWrongCode = problem?.code === 'D-SIGN-IN'
  return (
    <Form className="fields" errors={problem} onSubmit={() => void create()}>
      <TextField
        label="One-time code"
        hint="The terminal that started Carryover shows it."
        isMono
        autoFocus
        autoComplete="off"
        spellCheck={false}
        error={isWrongCode ? `${problem.detail} ${problem.fix}` : undefined}
        {...bind('code')}
      />
      <TextField label="Organization" autoComplete="organization" {...bind('organizationName')} />
      <TextField label="Your name" autoComplete="name" {...bind('name')} />
      <TextField label="E-mail address" type="email" autoComplete="username" {...bind('email')} />
      <TextField
        label="Password"
        type="password"
        autoComplete="new-password"
        hint={PASSWORD_HINT}
        {...bind('password')}
      />
      {problem && !isWrongCode && <ProblemNote problem={problem} hidesMending />}
      <Button look="primary" type="submit" isBusy={isBusy}>
        Create the account
      </Button>
    </Form>
  )
}
