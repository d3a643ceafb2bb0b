/** What a member hears of their connection. */
import { keptProblem, Problem, recall } from '../records/problems.ts'
import type { StoredConnection } from '../store/connections.ts'

export function noConnection(): Problem {
  return new Problem({
    code: 'D-NO-CONN',
    message: 'No Gong connection found.',
    fix: 'Connect Gong under Integrations.',
  })
}

export function notFound(): Problem {
  return new Problem({
    code: 'D-NOT-FOUND',
    message: 'There is no such connection, or it is not yours.',
    fix: 'Look at your connection under Integrations.',
  })
}

/** B-148: one a member, and one for all accounts. */
export function alreadyConnected(
  existing: StoredConnection | undefined,
  kind: StoredConnection['kind'],
): Problem {
  const named = existing?.company_name == null ? '' : ` (${existing.company_name})`
  return kind === 'shared'
    ? new Problem({
        code: 'D-CONFLICT',
        message: `The accounts have a Gong connection already${named}.`,
        fix: 'Disconnect it first, then connect the other one: calls of the same company stay.',
      })
    : new Problem({
        code: 'D-CONFLICT',
        message: `You have a Gong connection already${named}; there is one for each member.`,
        fix: 'Disconnect it first, then connect the other one: files stay, and syncs can be resumed.',
      })
}

export function anotherCompany(): Problem {
  return new Problem({
    code: 'D-CONFLICT',
    message: 'These credentials belong to another Gong company than your connection.',
    fix: 'Disconnect first, then connect the other company: files stay.',
  })
}

/** Why a connection whose status is action_required stands still. */
export function whyStopped({ problem }: StoredConnection): Problem {
  const kept = keptProblem.safeParse(problem)
  return kept.success ? recall(kept.data) : noConnection()
}

/** A key is unknown at the wrong address as a wrong one is, and who gave no address may not know that there are several. */
export function withAddressHint(problem: Problem): Problem {
  if (problem.code !== 'D-401') return problem
  return new Problem({
    code: problem.code,
    message: problem.message,
    fix: `${problem.fix} If Gong's API page shows an API base URL of its own, such as https://us-12345.api.gong.io, give that as well.`,
    ...(problem.endpoint !== undefined && { endpoint: problem.endpoint }),
    ...(problem.requestId !== undefined && { requestId: problem.requestId }),
    cause: problem,
  })
}
