/** The history of a dataset: bars and the table, and older runs on demand. */
import { useState } from 'react'
import type { Run } from '../../../src/records/dataset.ts'
import { call, problemOf } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import type { TabProps } from './dataset.tsx'
import { LiveRun } from './live-run.tsx'
import { RunBars, RunsTable } from './run-bars.tsx'
import { isLive } from './run-figure.ts'

const FIRST_PAGE = 30

export function RunsTab({ dataset, runs, acts }: TabProps) {
  const older = useOlder(dataset.datasetId)
  const live = runs.find((run) => isLive(run.status))
  if (runs.length === 0) {
    return <Empty sentence="Nothing has run yet. Add Gong data or a document, then sync." />
  }
  const all = [...runs, ...older.runs]
  return (
    <>
      {live && <LiveRun run={live} acts={acts} />}
      <RunBars runs={runs} title="Runs" />
      <section className="section">
        <RunsTable runs={all} />
        {runs.length >= FIRST_PAGE && older.mayHaveMore && (
          <p className="more-row">
            <Button isSmall isBusy={older.isBusy} onClick={() => void older.load()}>
              Show older runs
            </Button>
          </p>
        )}
      </section>
    </>
  )
}

/** Runs before the first page, as far as they were asked for. */
function useOlder(datasetId: string) {
  const toast = useToast()
  const [runs, setRuns] = useState<readonly Run[]>([])
  const [cursor, setCursor] = useState<string | null>()
  const [isBusy, setBusy] = useState(false)
  const load = async () => {
    setBusy(true)
    try {
      const from = cursor ?? (await firstCursor(datasetId))
      if (from === null) return setCursor(null)
      const page = await call('get /datasets/{datasetId}/runs', {
        datasetId,
        limit: FIRST_PAGE,
        cursor: from,
      })
      setRuns((former) => [...former, ...page.data])
      setCursor(page.nextCursor)
    } catch (error) {
      const problem = problemOf(error)
      toast(`${problem.detail} ${problem.fix}`)
    } finally {
      setBusy(false)
    }
  }
  return { runs, isBusy, load, mayHaveMore: cursor !== null }
}

async function firstCursor(datasetId: string): Promise<string | null> {
  const { nextCursor } = await call('get /datasets/{datasetId}/runs', {
    datasetId,
    limit: FIRST_PAGE,
  })
  return nextCursor
}
