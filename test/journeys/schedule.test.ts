/** J12: a schedule that a person has written fires by itself. It waits for the clock, so it has a file of its own. */
import { expect, test, vi } from 'vitest'
import { startProduct } from '../product.ts'
import { connected, ended, fileOf, imported, runsOf } from './given.ts'
import { person } from './person.ts'

const TOMAS = 'data@quillbeam.example'
/** A minute for cron, a quarter of one for whoever looks at the clock. */
const LONGEST_MS = 100_000

test(
  'B-091, B-096: a schedule for every minute syncs without anybody there, and the page shows by whom',
  async () => {
    const product = await startProduct({ calls: 3, users: 3 })
    await product.member('data')
    const call = await connected(product, TOMAS)
    const dataset = await imported(call, { types: ['calls'] })
    const tomas = await person(product, TOMAS)
    const { page } = tomas
    await tomas.open(`/datasets/${dataset.datasetId}/sync`)
    await page.getByRole('combobox', { name: 'How often' }).click()
    await page.getByRole('option', { name: 'By cron' }).click()
    await page.getByLabel('Cron, five fields').fill('every full moon')
    await page.getByText('cron has five fields, as in 0 6 * * 1-5').waitFor()
    await page.getByRole('switch', { name: 'Dataset Sync' }).click()
    await page.getByText('The next time is not known yet.').waitFor()
    const save = page.getByRole('button', { name: 'Save', exact: true })
    expect(await save.isDisabled()).toBe(true)
    await tomas.look()
    await page.getByLabel('Cron, five fields').fill('* * * * *')
    await save.click()
    await page.getByText('Saved.').first().waitFor()
    await product.gong.control('POST', 'calls', { id: '3001', title: 'Said overnight' })

    const run = await vi.waitFor(
      async () => {
        const [newest] = await runsOf(call, dataset.datasetId)
        expect(newest?.trigger).toBe('schedule')
        return newest
      },
      { timeout: LONGEST_MS, interval: 500 },
    )
    expect((await ended(call, run?.runId ?? '')).status).toBe('succeeded')
    await tomas.open(`/datasets/${dataset.datasetId}/runs/${run?.runId}`)
    await page.getByText('Started by the schedule').waitFor()
    await page.getByText('+1 new').waitFor()
    expect(await fileOf(call, dataset.datasetId, 'calls')).toMatchObject({ version: 2 })
    await tomas.open(`/datasets/${dataset.datasetId}`)
    await page.getByText('Sync by cron * * * * *').waitFor()
  },
  LONGEST_MS + 30_000,
)
