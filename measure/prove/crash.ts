/** The proof: killed at a random moment of an import or a sync, the product goes on by itself to the same files. */
import { setTimeout as wait } from 'node:timers/promises'
import { killAll } from '../process-tree.ts'
import { databaseOf } from '../served.ts'
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
  const { dataDir: before, tookMs } = expected[order]
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

  const recovered = await recover(dataDir, order, gong, expected).catch((error: unknown) => ({
    backMs: 0,
    recoveryMs: 0,
    wasGivenAgain: false,
    findings: [error instanceof Error ? error.message : String(error)],
  }))
  killAll(databaseOf(dataDir))
  await workPlace.remove(dataDir)
  findings.push(...recovered.findings)
  return { ...recovered, seed, number, order, killedAtMs, findings }
}

type Recovered = Pick<Trial, 'backMs' | 'recoveryMs' | 'wasGivenAgain' | 'findings'>

/** Nobody does anything but start the product again, unless the order itself was lost. */
async function recover(
  dataDir: string,
  order: Order,
  gong: PretendWorlds,
  expected: Given['expected'],
): Promise<Recovered> {
  const { served, api } = await startProduct(dataDir, gong)
  try {
    const startedMs = performance.now()
    const datasetId = (await theDataset(api))?.datasetId
    const look = watchFiles(api, () => datasetId, wholeTexts(expected))
    let run = await ended(api, order)
    const wasGivenAgain = run === undefined
    if (wasGivenAgain) {
      await place(api, order)
      run = await ended(api, order)
    }
    const recoveryMs = Math.round(performance.now() - startedMs)
    const findings = [...(await look.stop())]
    if (run?.status !== 'succeeded') findings.push(`the run ended as ${run?.status}`)
    const { datasetId: id = '' } = (await theDataset(api)) ?? {}
    const found = await datasetState(api, id, dataDir)
    findings.push(...differences(expected[order].state, found))
    return { backMs: Math.round(served.startMs), recoveryMs, wasGivenAgain, findings }
  } finally {
    await served.stop()
  }
}

/** Before the order or after it: nothing else may ever be seen. */
function wholeTexts(
  expected: Readonly<Record<Order, Undisturbed>>,
): ReadonlyMap<string, readonly string[]> {
  const files = [...expected.import.state.files, ...expected.sync.state.files]
  const byType = Map.groupBy(files, ({ type }) => type)
  return new Map([...byType].map(([type, some]) => [type, some.map(({ content }) => content)]))
}
