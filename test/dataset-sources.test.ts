/** What datasets are made of beside Gong: uploads and documents. */
import { describe, expect, test } from 'vitest'
import { addUpload } from '../src/store/uploads.ts'
import { importWorld, type World } from './imports.ts'

const page = { limit: 20, cursor: undefined }

describe('sources', () => {
  test('B-082 and B-146: uploads and Gong stand side by side, and more can be added', async () => {
    const world = await importWorld({ calls: 5 })
    await stage(world, 'up_notes', 'notes.md', '# Notes\n')
    const { dataset } = await world.imported({ types: ['calls'], uploadIds: ['up_notes'] })
    const { datasetId } = dataset
    expect(await world.files(datasetId)).toMatchObject([
      { source: 'gong', type: 'calls', name: 'gong_calls_20260409_140000.txt', version: 1 },
      { source: 'upload', type: null, name: 'notes.md', version: 1, records: 1, sizeBytes: 8 },
    ])
    expect(await world.texts(datasetId)).toMatchObject({ 'notes.md': '# Notes\n' })
    const run = await world.sync(datasetId)
    expect(run.items.map(({ type }) => type)).toEqual(['calls'])
    await stage(world, 'up_more', 'notes.md', 'More.')
    world.clock.advance(60_000)
    const made = await world.product.datasets.add(world.owner, datasetId, {
      types: ['users', 'calls'],
      uploadIds: ['up_more'],
      documents: [],
    })
    await world.work()
    expect(made.run?.items.map(({ type }) => type)).toEqual(['users'])
    expect((await world.files(datasetId)).map(({ name }) => name)).toEqual([
      'gong_calls_20260409_140000.txt',
      'notes.md',
      'gong_users_20260409_140100.txt',
      'notes (2).md',
    ])
  })

  test('an upload that is gone is told, and nothing is half made', async () => {
    const world = await importWorld()
    await expect(world.imported({ uploadIds: ['up_nothing'] })).rejects.toMatchObject({
      code: 'D-NOT-FOUND',
    })
    const { data } = await world.product.datasets.list(world.owner, page)
    expect(data).toEqual([])
  })

  test('a document is read again by each sync, and becomes a version only when it changed', async () => {
    let text = 'First.'
    const readDocument = () => Promise.resolve({ text, name: 'Plan', mediaType: 'text/markdown' })
    const world = await importWorld({ readDocument })
    const documents = [{ documentId: 'doc1', name: 'Plan' }]
    const { dataset } = await world.imported({ types: [], documents })
    expect(await world.texts(dataset.datasetId)).toEqual({ 'Plan.md': 'First.' })
    expect((await world.sync(dataset.datasetId)).items).toMatchObject([{ status: 'unchanged' }])
    text = 'Second.'
    expect((await world.sync(dataset.datasetId)).items).toMatchObject([
      { status: 'succeeded', version: 2, changedRecords: 1 },
    ])
    expect(await world.texts(dataset.datasetId)).toEqual({ 'Plan.md': 'Second.' })
  })
})

async function stage(world: World, id: string, name: string, text: string): Promise<void> {
  await addUpload(world.db, {
    organization_id: world.owner.organizationId,
    upload_id: id,
    member_id: world.owner.memberId,
    file_name: name,
    media_type: 'text/markdown',
    text,
    size_bytes: Buffer.byteLength(text),
  })
}
