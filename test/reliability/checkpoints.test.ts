/** A process that dies at any of its writes leaves nothing half done, and the run goes on to the same files. */
import { expect, test } from 'vitest'
import { SLUGS } from '../../src/records/data-types.ts'
import { schedule } from '../../src/records/schedule.ts'
import { importWorld, type World } from '../imports.ts'
import { type MortalDatabase, mortalDatabase } from '../mortal-database.ts'

interface Mortal {
  readonly world: World
  readonly database: MortalDatabase
}

async function mortalWorld(calls: number): Promise<Mortal> {
  let database: MortalDatabase | undefined
  const world = await importWorld({
    calls,
    users: 4,
    pageSize: 10,
    wrap: (pool) => (database = mortalDatabase(pool)).db,
  })
  if (database === undefined) throw new Error('no database')
  return { world, database }
}

/** Every version of every file of a dataset. */
async function everything(world: World, datasetId: string): Promise<Record<string, string>> {
  const all: Record<string, string> = {}
  for (const { type, version } of await world.files(datasetId)) {
    if (type === null) continue
    for (let n = 1; n <= version; n += 1) all[`${type} ${n}`] = await world.text(datasetId, type, n)
  }
  return all
}

/** Works until it dies, looks at what readers see then, and goes on as a new process would. */
async function dieAndGoOn({ world, database }: Mortal, runId: string): Promise<boolean> {
  const { organizationId } = world.owner
  const perform = () =>
    world.product.imports.perform({ organizationId, runId }, new AbortController().signal)
  const failure = await perform().catch((error: unknown) => error)
  const died = database.revive()
  if (died) {
    expect(failure).toBeInstanceOf(Error)
    const { finishedAt } = await world.run(runId)
    const left = finishedAt === null ? [{ organizationId, runId }] : []
    expect(await world.product.imports.unfinished()).toEqual(left)
    await perform()
  }
  return died
}

async function unfinishedImport(world: World, limit: number | null) {
  const { dataset, run } = await world.product.datasets.create(world.owner, {
    name: 'Mortal',
    description: '',
    gong: { types: SLUGS, limit, from: undefined, statsDays: 30 },
    unsyncedTypes: [],
    uploadIds: [],
    documents: [],
    sync: schedule.parse({}),
  })
  return { datasetId: dataset.datasetId, runId: run?.runId ?? '' }
}

test.each([
  [100, 'before'],
  [null, 'after'],
] as const)(
  'reliability 2 and 22: a first import with the limit %s that dies %s each of its commits ends with the same files',
  async (limit, moment) => {
    const mortal = await mortalWorld(24)
    const { world, database } = mortal
    const undisturbed = await unfinishedImport(world, limit)
    await dieAndGoOn(mortal, undisturbed.runId)
    const expected = await everything(world, undisturbed.datasetId)
    expect(Object.keys(expected)).toHaveLength(11)
    let deaths = 0
    for (let write = 1; ; write += 1) {
      const { datasetId, runId } = await unfinishedImport(world, limit)
      database.dieAt(write, moment)
      const died = await dieAndGoOn(mortal, runId)
      expect(await world.run(runId)).toMatchObject({ status: 'succeeded' })
      expect(await everything(world, datasetId)).toEqual(expected)
      if (!died) break
      deaths += 1
    }
    expect(deaths).toBeGreaterThan(14)
  },
  240_000,
)

test.each([
  [100, 'after'],
  [null, 'before'],
] as const)(
  'reliability 2 and 22: a sync with the limit %s that dies %s each of its commits ends with the same files',
  async (limit, moment) => {
    const mortal = await mortalWorld(24)
    const { world, database } = mortal
    const sets: string[] = []
    for (let n = 0; n < 24; n += 1) {
      sets.push((await world.imported({ types: TOUCHED, limit })).dataset.datasetId)
    }
    await changeGong(world)
    const [undisturbed = '', ...others] = sets
    await world.sync(undisturbed)
    const expected = await everything(world, undisturbed)
    let deaths = 0
    for (const [n, datasetId] of others.entries()) {
      const { runId } = await world.product.runs.syncNow(world.owner, datasetId, undefined)
      database.dieAt(n + 1, moment)
      const died = await dieAndGoOn(mortal, runId)
      expect(await everything(world, datasetId)).toEqual(expected)
      if (!died) break
      deaths += 1
    }
    expect(deaths).toBeGreaterThan(8)
  },
  240_000,
)

/** Types that the changes reach. */
const TOUCHED = [
  'calls',
  'transcripts',
  'crm-deals',
  'crm-contacts',
  'answered-scorecards',
] as const

/** Something new, something changed, something gone, something private. */
async function changeGong(world: World): Promise<void> {
  const calls = world.gong.world.calls.filter((call) => !call.isPrivate).toReversed()
  const sentences = [{ speakerId: '1', start: 0, end: 1, text: 'Hello.' }]
  await world.gong.control('POST', 'calls', { title: 'New', sentences })
  await world.gong.control('PATCH', `calls/${calls[1]?.id}`, { title: 'Changed' })
  await world.gong.control('DELETE', `calls/${calls[2]?.id}`)
  await world.gong.control('PUT', 'faults', [{ fault: 'private-flip', callId: calls[3]?.id }])
}
