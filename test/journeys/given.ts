/** What has happened before a journey begins: somebody connected, made a dataset, waited for its import. By the API. */
import { expect, vi } from 'vitest'
import { z } from 'zod'
import type { Slug } from '../../src/records/data-types.ts'
import { type Dataset, dataset, type File, file, type Run, run } from '../../src/records/dataset.ts'
import type { Schedule } from '../../src/records/schedule.ts'
import type { Caller, Product } from '../product.ts'

const made = z.object({ dataset, run: run.nullable() })
const fileList = z.object({ data: z.array(file) })
const runList = z.object({ data: z.array(run) })

/** This member, with a key of the pretend Gong. */
export async function connected(product: Product, email: string): Promise<Caller> {
  const call = await product.as(email)
  await connect(product, call)
  return call
}

async function connect({ gong }: Product, call: Caller): Promise<void> {
  const { accessKey, accessKeySecret } = gong
  const { status } = await call('POST', '/connections', { accessKey, accessKeySecret })
  expect(status).toBe(201)
}

interface NewDataset {
  readonly name?: string
  readonly types?: readonly Slug[]
  readonly limit?: number | null
  readonly sync?: Partial<Schedule>
}

/** A dataset whose import has begun. */
export async function begun(
  call: Caller,
  { name = 'Voices', types = ['calls'], limit = 100, sync = {} }: NewDataset = {},
): Promise<{ readonly dataset: Dataset; readonly run: Run }> {
  const { status, body } = await call('POST', '/datasets', { name, gong: { types, limit }, sync })
  expect(status).toBe(201)
  const { dataset: kept, run: first } = made.parse(body)
  if (first === null) throw new Error('There was nothing to import.')
  return { dataset: kept, run: first }
}

/** A dataset whose import has ended. */
export async function imported(call: Caller, options?: NewDataset): Promise<Dataset> {
  const { dataset: kept, run: first } = await begun(call, options)
  await ended(call, first.runId)
  return kept
}

export async function ended(call: Caller, runId: string): Promise<Run> {
  return vi.waitFor(
    async () => {
      const now = run.parse((await call('GET', `/runs/${runId}`)).body)
      expect(now.finishedAt).not.toBeNull()
      return now
    },
    { timeout: 25_000, interval: 150 },
  )
}

/** A sync from its start to its end. */
export async function synced(call: Caller, datasetId: string): Promise<Run> {
  const { status, body } = await call('POST', `/datasets/${datasetId}:sync`)
  expect(status).toBe(202)
  return ended(call, run.parse(body).runId)
}

export async function filesOf(call: Caller, datasetId: string): Promise<readonly File[]> {
  return fileList.parse((await call('GET', `/datasets/${datasetId}/files`)).body).data
}

export async function fileOf(call: Caller, datasetId: string, type: Slug): Promise<File> {
  const found = (await filesOf(call, datasetId)).find((one) => one.type === type)
  if (found === undefined) throw new Error(`There is no file of ${type}.`)
  return found
}

export async function textOf(
  call: Caller,
  { datasetId }: Dataset,
  fileId: string,
): Promise<string> {
  return String((await call('GET', `/datasets/${datasetId}/files/${fileId}/content`)).body)
}

/** Newest first. */
export async function runsOf(call: Caller, datasetId: string): Promise<readonly Run[]> {
  return runList.parse((await call('GET', `/datasets/${datasetId}/runs`)).body).data
}
