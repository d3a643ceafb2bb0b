/** The form of a new dataset under odd hands: keyboard alone, reloads, nonsense, and names nobody would choose. */
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { dataset } from '../../src/records/dataset.ts'
import { startProduct } from '../product.ts'
import { connected, filesOf } from './given.ts'
import { person } from './person.ts'

const TOMAS = 'data@quillbeam.example'
const datasets = z.object({ data: z.array(dataset) })

/** On the control itself, or around the label that it stands in. */
const HAS_RING = `((focused) => [focused, focused.closest('label') ?? focused].some((element) => {
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
  return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
}))(document.activeElement)`

async function hasFocus(page: Page, target: Locator): Promise<boolean> {
  return (await target.and(page.locator(':focus')).count()) === 1
}

/** Walks on with the key until the focus is there, and sees that it is shown. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    if (await hasFocus(page, target)) {
      expect(await page.evaluate(HAS_RING)).toBe(true)
      return
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`${String(target)} cannot be reached with Tab.`)
}

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Go to a page, an account or a dataset' }).waitFor()
}

test('B-095, B-096: a dataset is made with the keyboard alone; the switch is off until somebody wants it', async () => {
  const product = await startProduct({ calls: 4, users: 3 })
  await product.member('data')
  const call = await connected(product, TOMAS)
  const tomas = await person(product, TOMAS)
  const { page } = tomas
  await tomas.open('/')
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
  await openPalette(page)
  await page.keyboard.type('new dataset')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'New dataset' }).waitFor()
  const trackers = page.getByRole('checkbox', { name: 'Trackers', exact: true })
  await trackers.waitFor()
  await tabTo(page, page.getByLabel('Name', { exact: true }))
  await page.keyboard.type('By hand')
  await tabTo(page, trackers)
  await page.keyboard.press('Space')
  expect(await trackers.isChecked()).toBe(true)
  await tabTo(page, page.getByRole('button', { name: 'Add 1' }))
  await page.keyboard.press('Enter')
  await page.getByRole('cell', { name: 'gong_trackers_…txt' }).waitFor()
  const sync = page.getByRole('switch', { name: 'Dataset Sync' })
  expect(await sync.getAttribute('aria-checked')).toBe('false')
  await tabTo(page, sync)
  await page.keyboard.press('Space')
  expect(await sync.getAttribute('aria-checked')).toBe('true')
  await page.getByText(/^Next: .*06:00 \(Europe\/Berlin\)$/).waitFor()
  await tabTo(page, page.getByRole('combobox', { name: 'How often' }))
  await page.keyboard.press('Enter')
  const focused = page.locator(':focus')
  await page.getByRole('option', { name: 'Daily' }).and(focused).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('option', { name: 'Weekly' }).and(focused).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'On', exact: true }).waitFor()
  await tomas.look()
  await tabTo(page, page.getByRole('button', { name: 'Create dataset' }).last())
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'By hand' }).waitFor()

  const [made] = datasets.parse((await call('GET', '/datasets')).body).data
  expect(made).toMatchObject({
    name: 'By hand',
    sync: { isOn: true, frequency: 'weekly', weekday: 1, at: '06:00', timeZone: 'Europe/Berlin' },
  })
  expect((await filesOf(call, made?.datasetId ?? '')).map(({ type }) => type)).toEqual(['trackers'])
  const isMonday = new Date(made?.nextSyncAt ?? '').getUTCDay() === 1
  expect(isMonday).toBe(true)
})

test('B-075, B-076, B-079: some, all or none are ticked, sizes are told with a tilde, and a reload loses nothing', async () => {
  const product = await startProduct({ calls: 20, users: 3 })
  await product.member('data')
  await connected(product, TOMAS)
  const tomas = await person(product, TOMAS)
  const { page } = tomas
  await tomas.open('/datasets/new')
  const calls = page.getByRole('checkbox', { name: 'Calls', exact: true })
  await calls.check()
  const all = page.getByRole('button', { name: /elect all/ })
  const isMarked = () => all.locator('.check').getAttribute('data-state')
  expect([await all.innerText(), await isMarked()]).toEqual(['Select all', 'indeterminate'])
  await all.click()
  await page.getByText('11 of 11 chosen').waitFor()
  expect([await all.innerText(), await isMarked()]).toEqual(['Deselect all', 'checked'])
  await all.click()
  await page.getByText('0 of 11 chosen').waitFor()
  expect([await all.innerText(), await isMarked()]).toEqual(['Select all', 'unchecked'])
  expect(await page.getByRole('button', { name: 'Add', exact: true }).isDisabled()).toBe(true)

  await calls.check()
  await page.getByRole('checkbox', { name: 'Users', exact: true }).check()
  await page.getByRole('button', { name: 'Add 2' }).click()
  const row = page.getByRole('row', { name: /gong_calls_…txt/ })
  await row.getByText(/^~[\d.]+\sKB$/).waitFor()
  await page.getByRole('checkbox', { name: 'Trackers', exact: true }).check()
  await page.getByLabel('Name', { exact: true }).fill('Half done')
  await page.getByLabel('What it is for').fill('Nobody knows yet')
  await page.getByLabel('Records of each type').fill('7')
  await page.getByRole('switch', { name: 'Dataset Sync' }).click()
  await tomas.look()

  await page.reload()
  await row.waitFor()
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Half done')
  expect(await page.getByLabel('What it is for').inputValue()).toBe('Nobody knows yet')
  expect(await page.getByLabel('Records of each type').inputValue()).toBe('7')
  await page.getByText('3 of 11 chosen').waitFor()
  await page.getByRole('button', { name: 'Add 1' }).waitFor()
  const sync = page.getByRole('switch', { name: 'Dataset Sync' })
  expect(await sync.getAttribute('aria-checked')).toBe('true')
  await row.getByText('7 of').waitFor()
  await page.getByRole('button', { name: 'Remove Calls' }).click()
  await page.getByText('2 of 11 chosen').waitFor()
})

test('J16: nonsense is told at its field and nothing is made of it; names of any kind stay text', async () => {
  const product = await startProduct({ calls: 4, users: 3 })
  await product.member('data')
  const call = await connected(product, TOMAS)
  const tomas = await person(product, TOMAS)
  const { page } = tomas
  await tomas.open('/datasets/new')
  const name = page.getByLabel('Name', { exact: true })
  const create = page.getByRole('button', { name: 'Create dataset' }).last()
  await create.click()
  await page.getByText('Give the dataset a name.').waitFor()
  expect(await hasFocus(page, name)).toBe(true)
  await name.fill('W'.repeat(10_000))
  await create.click()
  await page.getByText(/^At most 120 characters; this has 10,?000\.$/).waitFor()
  await page.getByText('Add at least one data type, file or document.').waitFor()
  await page.getByRole('checkbox', { name: 'Trackers', exact: true }).check()
  await create.click()
  await page.getByText('1 type is ticked but not added. Add them or untick.').waitFor()
  await page.getByRole('button', { name: 'Add 1' }).click()
  await page.getByLabel('Records of each type').fill('some')
  await page.getByLabel('User statistics').fill('9999')
  await create.click()
  await page.getByText('A whole number from 1 to 1,000,000, or all.').waitFor()
  await page.getByText('A whole number of days from 1 to 365.').waitFor()
  await tomas.look()
  await page.getByLabel('Records of each type').fill('5')
  await page.getByLabel('User statistics').fill('30')

  await page.getByRole('switch', { name: 'Dataset Sync' }).click()
  await page.getByLabel('At', { exact: true }).fill('25:99')
  await page.getByText('write a time as 06:00').waitFor()
  await page.getByLabel('At', { exact: true }).fill('06:00')
  await page.getByLabel('Time zone').fill('Mars/Olympus')
  await page.getByText('"Mars/Olympus" is no time zone: write it as Europe/Berlin').waitFor()
  await page.getByLabel('Time zone').fill('UTC')
  await page.getByRole('combobox', { name: 'How often' }).click()
  await page.getByRole('option', { name: 'By cron' }).click()
  const cron = page.getByLabel('Cron, five fields')
  for (const [text, why] of [
    ['* * *', 'cron has five fields, as in 0 6 * * 1-5'],
    ['99 99 * * *', 'this is no cron pattern'],
    ['0 0 30 2 *', 'this never comes'],
  ] as const) {
    await cron.fill(text)
    await page.getByText(why).first().waitFor()
    await name.fill('Never made')
    await create.click()
  }
  await tomas.look()
  expect(datasets.parse((await call('GET', '/datasets')).body).data).toEqual([])
  await page.getByRole('switch', { name: 'Dataset Sync' }).click()

  const odd = '<script>window.isBroken = 1</script> 🎷 "><img src=x onerror="isBroken=1"> ../../etc'
  await name.fill(odd)
  await create.click()
  await page.getByRole('heading', { name: odd }).waitFor()
  await page.getByText('1 file').first().waitFor()
  await tomas.look()
  for (const path of ['/', '/datasets']) {
    await tomas.open(path)
    await page.getByRole('link', { name: odd }).waitFor()
  }
  await openPalette(page)
  await page.keyboard.type('isBroken')
  await page.getByRole('option', { name: odd }).waitFor()
  expect(await page.evaluate('window.isBroken')).toBeUndefined()

  const [made] = datasets.parse((await call('GET', '/datasets')).body).data
  await call('PATCH', `/datasets/${made?.datasetId}`, { name: 'W'.repeat(120) })
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of ['/', '/datasets', `/datasets/${made?.datasetId}`]) {
    await tomas.open(path)
    await tomas.look()
  }
})
