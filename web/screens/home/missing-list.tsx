/** What newest runs could not bring, each with the button that mends it. */
import { Link } from '@tanstack/react-router'
import { useQueries } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import type { Dataset, Run } from '../../../src/records/dataset.ts'
import { call } from '../../api.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { MendingButton } from '../../parts/problem.tsx'
import { State } from '../../parts/state.tsx'
import { moment } from '../../words.ts'
import { calledOf } from '../datasets/called.ts'
import { mayRetry } from '../datasets/item-words.ts'
import { useRunActs } from '../datasets/use-run-acts.ts'
import { namesWords } from '../datasets/run-figure.ts'
import { type Missing, missingOf, runsToAsk } from './in-step.ts'

const MOST_RUNS = 6

export function MissingList({ datasets }: { readonly datasets: readonly Dataset[] }) {
  const runs = useQueries({
    queries: runsToAsk(datasets, MOST_RUNS).map((runId) => ({
      queryKey: ['get /runs/{runId}', { runId }],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        call('get /runs/{runId}', { runId }, signal),
      staleTime: 30_000,
    })),
    combine: (answers) => answers.map(({ data }) => data).filter((run) => run !== undefined),
  })
  const missing = missingOf(runs)
  if (missing.length === 0) return null
  return (
    <section className="missing" aria-labelledby="home-missing">
      <div className="head">
        <h2 id="home-missing">Not in step</h2>
      </div>
      <ul>
        {grouped(missing).map((group) => (
          <MissingLine key={`${group.run.runId} ${group.code}`} group={group} />
        ))}
      </ul>
    </section>
  )
}

interface Group {
  readonly run: Run
  readonly code: string
  readonly items: Missing['item'][]
}

/** Of one run, what failed for one reason is told once. */
function grouped(missing: readonly Missing[]): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const { run, item } of missing) {
    const code = item.problem?.code ?? item.status
    const key = `${run.runId} ${code}`
    const group = groups.get(key) ?? { run, code, items: [] }
    group.items.push(item)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function MissingLine({ group: { run, items } }: { readonly group: Group }) {
  const acts = useRunActs(run.datasetId)
  const [first] = items
  const problem = first?.problem
  const asks = first?.status === 'needs_confirmation'
  const names = namesWords(items.map(calledOf))
  const where = `/datasets/${run.datasetId}/runs/${run.runId}`
  return (
    <li>
      <State
        kind={asks || first?.status === 'skipped' ? 'warn' : 'bad'}
        icon={<TriangleAlert className="i" aria-hidden />}
      >
        {names}
      </State>
      <p className="small">
        <Link to={`/datasets/${run.datasetId}`}>{run.datasetName}</Link>
        {', '}
        <Link to={where}>{moment(run.createdAt)}</Link>
        {problem && `. ${problem.message}`}
      </p>
      <div className="mend-acts">
        {asks && (
          <ButtonLink isSmall to={where}>
            Look and decide
          </ButtonLink>
        )}
        {!asks && (!problem || mayRetry(problem)) && (
          <Button
            isSmall
            isBusy={acts.isBusy}
            onClick={() => void acts.retry(run, { fileIds: items.map(({ fileId }) => fileId) })}
          >
            {items.length === 1 ? `Retry ${names}` : `Retry ${items.length} types`}
          </Button>
        )}
        {!asks && problem && <MendingButton problem={problem} />}
      </div>
    </li>
  )
}
