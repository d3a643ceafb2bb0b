/** Runs every check and says what it found, in a form that can be sent to whoever can help. */
import { useState } from 'react'
import type { Budget, Connection } from '../../../src/records/connection.ts'
import { call, type ApiProblem, problemOf } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { useCopy } from '../../parts/copy-box.tsx'
import { TYPE_NAMES } from '../../parts/data-types.ts'
import { ProblemNote } from '../../parts/problem.tsx'
import { State, type StateKind } from '../../parts/state.tsx'
import { count, utc } from '../../words.ts'
import { useQueryClient } from '@tanstack/react-query'

interface Finding {
  readonly name: string
  readonly kind: StateKind
  readonly word: string
  readonly says: string
}

interface Report {
  readonly at: string
  readonly findings: readonly Finding[]
}

export function Diagnostics({ connection }: { readonly connection: Connection }) {
  const queries = useQueryClient()
  const [report, setReport] = useState<Report>()
  const [problem, setProblem] = useState<ApiProblem>()
  const [isBusy, setBusy] = useState(false)
  const { isCopied, copy } = useCopy()
  const run = async () => {
    setBusy(true)
    setProblem(undefined)
    const { connectionId } = connection
    try {
      const checked = await call('post /connections/{connectionId}/checks', { connectionId })
      const budget = await call('get /connections/{connectionId}/budget', { connectionId })
      setReport({ at: new Date().toISOString(), findings: findingsOf(checked, budget) })
      await queries.invalidateQueries({ queryKey: ['get /connections'] })
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <p className="reading">
        Every check asks Gong once: whether it can be reached, takes the credentials, and what it
        gives of each type. Nothing is imported, nothing is stored but the result.
      </p>
      <div className="flex flex-wrap gap-2 mt-4 mb-6">
        <Button look="primary" isBusy={isBusy} onClick={() => void run()}>
          Run all checks
        </Button>
        {report && (
          <Button onClick={() => void copy(asText(report, connection))}>
            {isCopied ? 'Copied' : 'Copy report'}
          </Button>
        )}
      </div>
      {problem && <ProblemNote problem={problem} hidesMending />}
      <div aria-live="polite">
        {report && (
          <ul className="findings">
            {report.findings.map((finding) => (
              <li key={finding.name}>
                <span className="finding-name">{finding.name}</span>
                <State kind={finding.kind}>{finding.word}</State>
                <span className="small">{finding.says}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  )
}

function findingsOf(connection: Connection, budget: Budget): readonly Finding[] {
  const { problem, checks } = connection
  const isReached = problem?.code !== 'D-UNREACHABLE'
  return [
    {
      name: 'Gong can be reached',
      kind: isReached ? 'good' : 'bad',
      word: isReached ? 'Yes' : 'No',
      says: connection.baseUrl,
    },
    {
      name: 'Credentials',
      kind: problem ? 'bad' : 'good',
      word: problem ? 'Refused' : 'Accepted',
      says: problem ? `${problem.message} ${problem.fix}` : (connection.companyName ?? ''),
    },
    {
      name: 'Calls to Gong',
      kind: budget.usedToday < budget.perDay ? 'good' : 'warn',
      word: budget.usedToday < budget.perDay ? 'Left' : 'Used up',
      says: `${count(budget.usedToday)} of ${count(budget.perDay)} today`,
    },
    ...(checks ?? []).map(({ type, allowed, records, scope, message }): Finding => {
      const name = TYPE_NAMES[type]
      if (!allowed) {
        return { name, kind: 'bad', word: 'Missing', says: message ?? `The key lacks ${scope}.` }
      }
      if (records === 0)
        return { name, kind: 'off', word: 'Empty', says: 'Gong has nothing there.' }
      return { name, kind: 'good', word: 'Available', says: records === null ? '' : count(records) }
    }),
  ]
}

/** Without a name or a key in it: it is made to be sent around. */
function asText({ at, findings }: Report, { method, baseUrl, problem }: Connection): string {
  const lines = findings.map(({ name, word, says }) => {
    const isOwn = name === 'Credentials' && word === 'Accepted'
    return `${name}: ${word}${says && !isOwn ? ` (${says})` : ''}`
  })
  const trace = problem?.requestId ? [`Gong request: ${problem.requestId}`] : []
  return [`Carryover, Gong checks, ${utc(at)}`, `${method}, ${baseUrl}`, ...lines, ...trace].join(
    '\n',
  )
}
