/** J10, of connections by sign-in: tokens that end while they are used, that are not renewed any more, that name another address. */
import { expect, test } from 'vitest'
import { type Product, type ProductOptions, startProduct } from '../product.ts'
import { begun, ended, imported, runsOf } from './given.ts'
import { type Person, person } from './person.ts'
import { regionalHost } from './regional-host.ts'
import { connectionsOf, dialog, gongRow, openGongWindow, signInAtGong } from './steps.ts'

const DATA = 'data@quillbeam.example'
const TOKENS = '/oauth2/generate-customer-token'
const LIFE_SEC = 4
/** Renewed so long before the end. */
const MARGIN_SEC = 1

async function connectedByOauth(
  options: ProductOptions,
  begin: (product: Product) => void = () => undefined,
): Promise<Person & { readonly product: Product }> {
  const product = await startProduct(options)
  begin(product)
  await product.member('data')
  const someone = await person(product, DATA)
  await someone.open('/integrations?connect=oauth')
  await signInAtGong(await openGongWindow(someone.page, someone.context))
  await gongRow(someone.page).getByText('Connected', { exact: true }).waitFor()
  return { ...someone, product }
}

test('B-026, B-142: a token that ends during four runs is renewed once for all, and nobody notices', async () => {
  const { page, product, open } = await connectedByOauth({ tokenLifeSec: LIFE_SEC, pageSize: 5 })
  const call = await product.as(DATA)
  // All four wait for their first page until the token is over, and meet at a slow renewal.
  await product.gong.control('PUT', 'faults', [
    { fault: 'stall', ms: (LIFE_SEC - 0.5) * 1_000, path: '/v2/users', times: 4 },
    { fault: 'stall', ms: 800, path: TOKENS, times: 0 },
  ])
  const runs = await Promise.all(
    ['One', 'Two', 'Three', 'Four'].map((name) => begun(call, { name, types: ['users'] })),
  )
  const ends = await Promise.all(runs.map(({ run }) => ended(call, run.runId)))
  expect(ends.map(({ status }) => status)).toEqual(Array(4).fill('succeeded'))

  const [first, ...renewals] = await product.gong.requests(TOKENS)
  expect(first?.query['grant_type']).toBe('authorization_code')
  expect(renewals.length).toBeGreaterThan(0)
  let earlier = Date.parse(first?.at ?? '')
  for (const { query, status, at } of renewals) {
    expect([query['grant_type'], status]).toEqual(['refresh_token', 200])
    // None before the token of the last one was about to end.
    expect(Date.parse(at) - earlier).toBeGreaterThan((LIFE_SEC - MARGIN_SEC) * 1_000 - 200)
    earlier = Date.parse(at)
  }
  await open('/integrations')
  await gongRow(page).getByText('Connected', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Manage' }).first().click()
  await page.getByText('Login renewed by').waitFor()
})

test('B-135: a login that Gong does not renew is tried once, told, and mended by signing in again', async () => {
  const { page, context, look, open, product } = await connectedByOauth({ tokenLifeSec: 2 })
  const call = await product.as(DATA)
  const dataset = await imported(call, { types: ['trackers'], sync: { isOn: true } })
  await product.gong.control('PUT', 'faults', [
    { fault: 'status', status: 400, body: { error: 'invalid_grant' }, path: TOKENS, times: 0 },
  ])
  await product.gong.control('DELETE', 'requests')
  await open(`/datasets/${dataset.datasetId}`)
  await expect
    .poll(
      async () => {
        await call('POST', `/datasets/${dataset.datasetId}:sync`)
        return (await connectionsOf(call)).map(({ status }) => status)
      },
      { timeout: 10_000 },
    )
    .toEqual(['action_required'])
  await page.reload()
  await page.getByText('Could not renew the Gong login').first().waitFor()
  await page.getByText('Sync is stopped, your files stay.').waitFor()
  await look()
  expect(await product.gong.requests(TOKENS)).toHaveLength(1)
  await expect
    .poll(async () => (await runsOf(call, dataset.datasetId))[0]?.finishedAt)
    .not.toBeNull()

  await product.gong.control('PUT', 'faults', [])
  await page.getByRole('link', { name: 'Reconnect' }).first().click()
  await gongRow(page).getByRole('button', { name: 'Reconnect' }).click()
  await dialog(page).getByRole('tab', { name: 'OAuth' }).click()
  await signInAtGong(await openGongWindow(page, context))
  await page.getByRole('heading', { name: 'Resume 1 schedule?' }).waitFor()
  await page.getByRole('button', { name: 'Resume', exact: true }).click()
  await gongRow(page).getByText('Connected', { exact: true }).waitFor()
})

test('B-018: the address that Gong names with the token is the one that is asked', async () => {
  const region = await regionalHost()
  const { page, product } = await connectedByOauth(
    {
      customerBaseUrl: region.url,
      environment: { GONG_ALLOW_HOST: new URL(region.url).host },
    },
    ({ gong }) => region.leadTo(gong.url),
  )
  await gongRow(page).getByText(region.url).waitFor()
  const call = await product.as(DATA)
  await imported(call, { types: ['trackers'] })
  const atGong = await product.gong.requests()
  const api = atGong.map(({ path }) => path).filter((path) => path.startsWith('/v2/'))
  expect(api).toContain('/v2/settings/trackers')
  expect(region.asked.map((path) => path.split('?')[0])).toEqual(api)
})
