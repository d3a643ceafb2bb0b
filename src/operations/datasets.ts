/** Datasets: made, changed, kept in step. Uploads and downloads are ordinary routes. */
import { z } from 'zod'
import { SLUGS } from '../records/data-types.ts'
import { dataset, estimate, otherDataset, run } from '../records/dataset.ts'
import { schedule } from '../records/schedule.ts'
import { instant } from './instants.ts'
import type { ServerNeeds } from './needs.ts'
import { EVERYONE, operation } from './operation.ts'
import { pageInput, pageOf } from './pages.ts'

type Needs = Pick<ServerNeeds, 'datasets'>

const datasetId = z.string().min(1)
const name = z.string().trim().min(1, 'give the dataset a name').max(120, 'at most 120 characters')
const description = z.string().trim().max(2_000, 'at most 2,000 characters')
const types = z.array(z.enum(SLUGS)).max(SLUGS.length)
const limit = z.number().int().min(1, 'at least 1, or null for all').max(1_000_000).nullable()
const statsDays = z.number().int().min(1).max(365)
const documents = z.array(
  z.object({ documentId: z.string().min(1).max(200), name: z.string().min(1).max(300) }),
)
const gong = z.object({
  types: types.default([]),
  limit: limit.default(100),
  from: instant.optional(),
  statsDays: statsDays.default(30),
})
const made = z.object({ dataset, run: run.nullable() })

export const listDatasets = operation({
  name: 'list-datasets',
  summary: "List my datasets, newest first, and for an admin that others' exist.",
  input: z.object(pageInput),
  output: pageOf(dataset).extend({ others: z.array(otherDataset).readonly() }),
  who: EVERYONE,
  writes: false,
  rest: 'get /datasets',
  run: ({ datasets }: Needs, page, actor) => datasets.list(actor, { cursor: undefined, ...page }),
})

export const getDataset = operation({
  name: 'get-dataset',
  summary: 'Show one dataset.',
  input: z.object({ datasetId }),
  output: dataset,
  who: EVERYONE,
  writes: false,
  rest: 'get /datasets/{datasetId}',
  run: ({ datasets }: Needs, input, actor) => datasets.get(actor, input.datasetId),
})

export const createDataset = operation({
  name: 'create-dataset',
  summary: 'Make a dataset of Gong data types, uploads and documents, and import it.',
  input: z.object({
    name,
    description: description.default(''),
    gong: gong.prefault({}),
    /** Types that schedules leave out. */
    unsyncedTypes: types.default([]),
    uploadIds: z.array(z.string().min(1)).max(200).default([]),
    documents: documents.max(200).default([]),
    sync: schedule.prefault({}),
  }),
  output: made,
  who: EVERYONE,
  writes: true,
  rest: 'post /datasets',
  status: 201,
  location: (output) => `/datasets/${output.dataset.datasetId}`,
  run: ({ datasets }: Needs, input, actor) =>
    datasets.create(actor, { ...input, gong: { from: undefined, ...input.gong } }),
})

export const changeDataset = operation({
  name: 'change-dataset',
  summary: "Change a dataset's name, description, limit or range.",
  input: z.object({
    datasetId,
    name: name.optional(),
    description: description.optional(),
    recordLimit: limit.optional(),
    readFrom: instant.nullable().optional(),
    statsDays: statsDays.optional(),
  }),
  output: dataset,
  who: EVERYONE,
  writes: true,
  rest: 'patch /datasets/{datasetId}',
  run: ({ datasets }: Needs, { datasetId: id, ...change }, actor) =>
    datasets.change(actor, id, change),
})

export const deleteDataset = operation({
  name: 'delete-dataset',
  summary: 'Delete a dataset with its files, versions and runs.',
  input: z.object({ datasetId }),
  output: z.null(),
  who: EVERYONE,
  writes: true,
  rest: 'delete /datasets/{datasetId}',
  status: 204,
  run: async ({ datasets }: Needs, input, actor) => {
    await datasets.remove(actor, input.datasetId)
    return null
  },
})

export const addToDataset = operation({
  name: 'add-to-dataset',
  summary: 'Add data types, uploads or documents to a dataset, and import them.',
  input: z.object({
    datasetId,
    types: types.default([]),
    uploadIds: z.array(z.string().min(1)).max(200).default([]),
    documents: documents.max(200).default([]),
  }),
  output: made,
  who: EVERYONE,
  writes: true,
  rest: 'post /datasets/{datasetId}/sources',
  run: ({ datasets }: Needs, { datasetId: id, ...what }, actor) => datasets.add(actor, id, what),
})

export const changeSync = operation({
  name: 'change-sync',
  summary: 'Switch the schedule of a dataset on or off, and say what it covers.',
  input: schedule.extend({
    datasetId,
    /** Files that schedules renew; all that can be when left out. */
    syncedFileIds: z.array(z.string().min(1)).optional(),
  }),
  output: dataset,
  who: EVERYONE,
  writes: true,
  rest: 'put /datasets/{datasetId}/sync',
  run: ({ datasets }: Needs, { datasetId: id, syncedFileIds, ...sync }, actor) =>
    datasets.changeSync(actor, id, sync, syncedFileIds),
})

export const estimateDataset = operation({
  name: 'estimate-dataset',
  summary: 'Estimate sizes from a fetched preview, before anything is imported.',
  input: gong,
  output: z.object({ types: z.array(estimate).readonly(), requests: z.number() }),
  who: EVERYONE,
  writes: true,
  rest: 'post /datasets:estimate',
  run: ({ datasets }: Needs, input, actor) =>
    datasets.estimate(actor, { from: undefined, ...input }),
})
