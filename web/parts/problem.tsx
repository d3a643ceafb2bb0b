/** A problem as a person meets it: what happened, what to do, and the button that does it. */
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { KeptProblem } from '../../src/records/problems.ts'
import { ApiProblem } from '../api.ts'
import { ButtonLink } from './button.tsx'
import { Time } from './time.tsx'

interface Mending {
  readonly verb: string
  readonly to: string
}

const RECONNECT: Mending = { verb: 'Reconnect', to: '/integrations?connect=token' }
const ADDRESS: Mending = { verb: 'Use the other address', to: '/integrations/gong/settings' }

/** Which problem is mended where; what is not here has a sentence only. */
const MENDINGS: Readonly<Record<string, Mending>> = {
  'D-NO-CONN': { verb: 'Connect', to: '/integrations?connect=token' },
  'D-401': RECONNECT,
  'D-REFRESH': RECONNECT,
  'D-SCOPE': { verb: 'How to add', to: '/integrations/gong/data-types' },
  'D-REGION': ADDRESS,
  'D-INACTIVE': { verb: 'Show details', to: '/integrations/gong/diagnostics' },
  'D-FORBIDDEN': { verb: 'Show details', to: '/integrations/gong/diagnostics' },
  'D-API-OFF': { verb: 'Run the checks', to: '/integrations/gong/diagnostics' },
  'D-NOT-ADMIN': { verb: 'Connect with a key', to: '/integrations?connect=token' },
  'D-DENIED': { verb: 'Try again', to: '/integrations?connect=oauth' },
  'D-STATE': { verb: 'Try again', to: '/integrations?connect=oauth' },
  'D-DAILY': { verb: 'See the budget', to: '/integrations/gong/overview' },
  'D-SIGN-IN': { verb: 'Sign in', to: '/login' },
}

interface ProblemNoteProps {
  readonly problem: KeptProblem | ApiProblem
  /** Beside or instead of the mending button: try again, retry type. */
  readonly action?: ReactNode
  /** Without the mending button: where the page itself is the mending. */
  readonly hidesMending?: boolean
}

/** In the flow of a page, next to what went wrong. For the whole page's troubles see `frame/banner.tsx`. */
export function ProblemNote({ problem, action, hidesMending = false }: ProblemNoteProps) {
  return (
    <div className="problem" role={problem instanceof ApiProblem ? 'alert' : undefined}>
      <CircleAlert className="i bad" aria-hidden />
      <div>
        <p>
          <b>{messageOf(problem)}</b> {problem.fix}
        </p>
        <Details problem={problem} />
        <div className="problem-acts">
          {!hidesMending && <MendingButton problem={problem} />}
          {action}
        </div>
      </div>
    </div>
  )
}

/** The button that mends a problem, where there is one. */
export function MendingButton({ problem }: { readonly problem: Pick<KeptProblem, 'code'> }) {
  const mending = MENDINGS[problem.code]
  if (!mending) return null
  return (
    <ButtonLink to={mending.to} isSmall>
      {mending.verb}
    </ButtonLink>
  )
}

export function messageOf(problem: KeptProblem | ApiProblem): string {
  return problem instanceof ApiProblem ? problem.detail : problem.message
}

/** For whoever must tell Gong's support or ours. */
function Details({ problem }: { readonly problem: KeptProblem | ApiProblem }) {
  const kept = problem instanceof ApiProblem ? undefined : problem
  const parts = [
    problem.code,
    kept?.endpoint,
    problem.requestId &&
      (kept ? `Gong request ${problem.requestId}` : `request ${problem.requestId}`),
  ].filter(Boolean)
  return (
    <p className="problem-details">
      <span>{parts.join(' · ')}</span>
      {kept?.retryAt && (
        <span>
          {' · '}next try <Time at={kept.retryAt} />
        </span>
      )}
    </p>
  )
}
