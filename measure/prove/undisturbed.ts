/** How it comes out when nothing happens: a first import and a sync, and the data directories before each. */
import { connect, ended, type Order, place, startProduct, theDataset } from './dataset-orders.ts'
import { type DatasetState, datasetState } from './dataset-state.ts'
import { NEW_SENTENCE, NEW_TITLES, type PretendWorlds } from './pretend-world.ts'
import type { WorkPlace } from './work-place.ts'

export interface Undisturbed {
  /** Of a product that has been stopped before the order. */
  readonly dataDir: string
  readonly state: DatasetState
  readonly tookMs: number
}

export async function undisturbed(
  gong: PretendWorlds,
  workPlace: WorkPlace,
): Promise<Readonly<Record<Order, Undisturbed>>> {
  const dataDir = workPlace.newFolder('undisturbed')
  await gong.reset('first')
  const first = await startProduct(dataDir, gong)
  await connect(first.api, gong)
  await first.served.stop()
  const importing = await watchedOrder('import')
  await gong.reset('changed')
  return { import: importing, sync: await watchedOrder('sync') }

  async function watchedOrder(order: Order): Promise<Undisturbed> {
    const before = workPlace.copy(dataDir, `before-${order}`)
    const { served, api } = await startProduct(dataDir, gong)
    const startedMs = performance.now()
    await place(api, order)
    const run = await ended(api, order)
    const tookMs = performance.now() - startedMs
    if (run?.status !== 'succeeded') {
      throw new Error(`The undisturbed ${order} ended as ${run?.status}: ${JSON.stringify(run)}`)
    }
    const { datasetId = '' } = (await theDataset(api)) ?? {}
    const state = await datasetState(api, datasetId, dataDir)
    await served.stop()
    if (order === 'sync') checkChangesArrived(state)
    return { dataDir: before, state, tookMs }
  }
}

/** A sync that finds nothing to do would prove nothing. */
function checkChangesArrived({ files }: DatasetState): void {
  const all = files.map(({ content }) => content).join('')
  const missing = [NEW_SENTENCE, ...NEW_TITLES].filter((text) => !all.includes(text))
  if (missing.length > 0) throw new Error(`The sync has not brought: ${missing.join(', ')}`)
}
