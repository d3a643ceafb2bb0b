/** Files of a dataset and their versions. Their content is an ordinary route. */
import { z } from 'zod'
import { file, fileVersion, versionDiff } from '../records/dataset.ts'
import type { ServerNeeds } from './needs.ts'
import { EVERYONE, operation } from './operation.ts'
import { pageOf, wholeList } from './pages.ts'

type Needs = Pick<ServerNeeds, 'files'>

const datasetId = z.string().min(1)
const fileId = z.string().min(1)

export const listFiles = operation({
  name: 'list-files',
  summary: 'List the files of a dataset.',
  input: z.object({ datasetId }),
  output: pageOf(file),
  who: EVERYONE,
  writes: false,
  rest: 'get /datasets/{datasetId}/files',
  run: async ({ files }: Needs, input, actor) =>
    wholeList(await files.list(actor, input.datasetId)),
})

export const getFile = operation({
  name: 'get-file',
  summary: 'Show one file of a dataset, without its content.',
  input: z.object({ datasetId, fileId }),
  output: file,
  who: EVERYONE,
  writes: false,
  rest: 'get /datasets/{datasetId}/files/{fileId}',
  run: ({ files }: Needs, input, actor) => files.get(actor, input.datasetId, input.fileId),
})

export const listVersions = operation({
  name: 'list-file-versions',
  summary: 'List the versions of a file, newest first.',
  input: z.object({ datasetId, fileId }),
  output: pageOf(fileVersion),
  who: EVERYONE,
  writes: false,
  rest: 'get /datasets/{datasetId}/files/{fileId}/versions',
  run: async ({ files }: Needs, input, actor) =>
    wholeList(await files.versions(actor, input.datasetId, input.fileId)),
})

export const diffVersions = operation({
  name: 'diff-file-versions',
  summary: 'Show what differs between two versions of a file, record by record.',
  input: z.object({
    datasetId,
    fileId,
    from: z.coerce.number().int().min(1).max(2_147_483_647),
    to: z.coerce.number().int().min(1).max(2_147_483_647),
  }),
  output: versionDiff,
  who: EVERYONE,
  writes: false,
  rest: 'get /datasets/{datasetId}/files/{fileId}/diff',
  run: ({ files }: Needs, { from, to, ...which }, actor) =>
    files.diff(actor, which.datasetId, which.fileId, { from, to }),
})

export const deleteFile = operation({
  name: 'delete-file',
  summary: 'Take a file out of a dataset, with its versions.',
  input: z.object({ datasetId, fileId }),
  output: z.null(),
  who: EVERYONE,
  writes: true,
  rest: 'delete /datasets/{datasetId}/files/{fileId}',
  status: 204,
  run: async ({ files }: Needs, input, actor) => {
    await files.remove(actor, input.datasetId, input.fileId)
    return null
  },
})
