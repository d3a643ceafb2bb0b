/** The proof: killed at a random moment of an import or a sync, the product goes on by itself to the same files. */
import { setTimeout as wait } from 'node:timers/promises'
import { createRandom } from '../../simulator/worlds/random.ts'
import { ended, type Order, place, startProduct, theDataset } from './dataset-orders.ts'
import { datasetState, differences } from './dataset-state.ts'
import { openPretendWorlds, type PretendWorlds } from './pretend-world.ts'
import { type Undisturbed, undisturbed } from './undisturbed.ts'
import { watchFiles } from './visible-files.ts'
import { openWorkPlace, type WorkPlace } from './work-place.ts'

export interface Trial {
  readonly seed: string
  readonly number: number
  readonly order: Order
  /** After the order was sent. */
  readonly killedAtMs: number
  /** From the restart to the greeting, and from there to the end of the run. */
  readonly backMs: number
  readonly recoveryMs: number
  /** The order itself was cut off, and nothing of it was kept: it was given again. */
  readonly wasGivenAgain: boolean
  /** A sentence each; none when all is as if nothing had happened. */
  readonly findings: readonly string[]
}

/** `told` hears each trial when it is over. */
export async function proveCrashes(
  { times, seed }: { readonly times: number; readonly seed: string },
  told: (trial: Trial) => void = () => undefined,
): Promise<readonly Trial[]> {
  const workPlace = await openWorkPlace()
  const gong = await openPretendWorlds(seed)
  try {
    const expected = await undisturbed(gong, workPlace)
    const trials: Trial[] = []
    for (let number = 1; number <= times; number += 1) {
      const trial = await crash({ seed, number, expected, gong, workPlace })
      trials.push(trial)
      told(trial)
    }
    return trials
  } finally {
    await gong.close()
    await workPlace.close()
  }
}

interface Given {
  readonly seed: string
  readonly number: number
  readonly expected: Readonly<Record<Order, Undisturbed>>
  readonly gong: PretendWorlds
  readonly workPlace: WorkPlace
}

async function crash({ seed, number, expected, gong, workPlace }: Given): Promise<Trial> {
  const random = createRandom('crash', seed, number)
  const order = number % 2 === 1 ? 'import' : 'sync'
  const { dataDir: before, state, tookMs } = expected[order]
  const killedAtMs = Math.round(random.fraction() * tookMs)
  const dataDir = workPlace.copy(before, `crash-${number}`)
  await gong.reset(order === 'import' ? 'first' : 'changed')
  const findings: string[] = []

  const doomed = await startProduct(dataDir, gong)
  let datasetId = (await theDataset(doomed.api))?.datasetId
  const find = async (): Promise<void> => {
    datasetId ??= (await theDataset(doomed.api))?.datasetId
  }
  const firstLook = watchFiles(doomed.api, () => datasetId, wholeTexts(expected))
  const ordering = place(doomed.api, order)
    .then(find)
    .catch(() => undefined)
  await wait(killedAtMs)
  await doomed.served.kill()
  await ordering
  findings.push(...(await firstLook.stop()))

  const { served, api } = await startProduct(dataDir, gong)
  const startedMs = performance.now()
  datasetId = (await theDataset(api))?.datasetId
  const secondLook = watchFiles(api, () => datasetId, wholeTexts(expected))
  let run = await ended(api, order)
  const wasGivenAgain = run === undefined
  if (wasGivenAgain) {
    await place(api, order)
    run = await ended(api, order)
  }
  const recoveryMs = Math.round(performance.now() - startedMs)
  findings.push(...(await secondLook.stop()))
  if (run?.status !== 'succeeded') findings.push(`the run ended as ${run?.status}`)
  const { datasetId: id = '' } = (await theDataset(api)) ?? {}
  findings.push(...differences(state, await datasetState(api, id, dataDir)))
  await served.stop()
  await workPlace.remove(dataDir)
  const backMs = Math.round(served.startMs)
  return { seed, number, order, killedAtMs, backMs, recoveryMs, wasGivenAgain, findings }
}

/** Before the order or after it: nothing else may ever be seen. */
function wholeTexts(
  expected: Readonly<Record<Order, Undisturbed>>,
): ReadonlyMap<string, readonly string[]> {
  const files = [...expected.import.state.files, ...expected.sync.state.files]
  const byType = Map.groupBy(files, ({ type }) => type)
  return new Map([...byType].map(([type, some]) => [type, some.map(({ content }) => content)]))
}
