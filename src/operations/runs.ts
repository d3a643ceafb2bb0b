/** Imports and syncs: started, watched, cancelled, tried again. Live progress is an ordinary route. */
import { z } from 'zod'
import { run } from '../records/dataset.ts'
import type { ServerNeeds } from './needs.ts'
import { EVERYONE, operation } from './operation.ts'
import { pageInput, pageOf } from './pages.ts'

type Needs = Pick<ServerNeeds, 'runs'>

const fileIds = z.array(z.string().min(1)).min(1).optional()
const location = (made: { readonly runId: string }): string => `/runs/${made.runId}`

export const listRuns = operation({
  name: 'list-runs',
  summary: 'List the runs of a dataset, newest first.',
  input: z.object({ datasetId: z.string().min(1), ...pageInput }),
  output: pageOf(run),
  who: EVERYONE,
  writes: false,
  rest: 'get /datasets/{datasetId}/runs',
  run: ({ runs }: Needs, { datasetId, limit, cursor }, actor) =>
    runs.list(actor, datasetId, { limit, cursor }),
})

export const getRun = operation({
  name: 'get-run',
  summary: 'Show one run, type by type.',
  input: z.object({ runId: z.string().min(1) }),
  output: run,
  who: EVERYONE,
  writes: false,
  rest: 'get /runs/{runId}',
  run: ({ runs }: Needs, input, actor) => runs.get(actor, input.runId),
})

export const syncNow = operation({
  name: 'sync-dataset',
  summary: 'Sync a dataset now.',
  input: z.object({ datasetId: z.string().min(1), fileIds }),
  output: run,
  who: EVERYONE,
  writes: true,
  rest: 'post /datasets/{datasetId}:sync',
  status: 202,
  location,
  run: ({ runs }: Needs, input, actor) => runs.syncNow(actor, input.datasetId, input.fileIds),
})

export const cancelRun = operation({
  name: 'cancel-run',
  summary: 'Stop a run; files that it has finished stay.',
  input: z.object({ runId: z.string().min(1) }),
  output: run,
  who: EVERYONE,
  writes: true,
  rest: 'post /runs/{runId}:cancel',
  run: ({ runs }: Needs, input, actor) => runs.cancel(actor, input.runId),
})

export const retryRun = operation({
  name: 'retry-run',
  summary: 'Try what a run could not bring again, and nothing else.',
  input: z.object({
    runId: z.string().min(1),
    fileIds,
    /** A person has confirmed that the records may go. */
    mayRemove: z.boolean().default(false),
  }),
  output: run,
  who: EVERYONE,
  writes: true,
  rest: 'post /runs/{runId}:retry',
  status: 202,
  location,
  run: ({ runs }: Needs, { runId, fileIds: some, mayRemove }, actor) =>
    runs.retry(actor, runId, { fileIds: some, mayRemove }),
})
