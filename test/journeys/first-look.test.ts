/** J16: every page before there is anything, and the documentation; wide and narrow, light and dark. */
import { expect, test } from 'vitest'
import { startProduct } from '../product.ts'
import { person, visitor } from './person.ts'
import { NARROW, type Stop, walk } from './routes.ts'

const INES = 'admin@quillbeam.example'

const WITHOUT_DATA: readonly Stop[] = [
  { path: '/', shows: 'Connect Gong' },
  { path: '/datasets', shows: 'A dataset is a set of text files' },
  { path: '/datasets/new', shows: 'No Gong connection found.' },
  { path: '/datasets/ds_none', shows: 'There is no page at this address' },
  { path: '/integrations', shows: 'Not connected' },
  { path: '/integrations?connect=token', shows: 'Test connection' },
  { path: '/integrations?connect=oauth', shows: 'Connect with Gong' },
  { path: '/integrations/gong/overview', shows: 'No Gong connection found.' },
  { path: '/settings/profile', shows: 'Settings' },
  { path: '/settings/tokens', shows: 'You have no token yet.' },
  { path: '/settings/appearance', shows: 'Single keys' },
  { path: '/settings/about', shows: 'Version' },
  { path: '/nowhere/at/all', shows: 'There is no page at this address' },
]

test('J16, B-010: every page of an empty product, and its open pages', async () => {
  const product = await startProduct()
  await product.member('admin')
  const anyone = await visitor(product)
  await anyone.open('/login')
  await anyone.page.getByLabel('E-mail address').waitFor()
  await anyone.look('login')
  await anyone.open('/invitation/made-up')
  await anyone.look()
  await walk(await person(product, INES), WITHOUT_DATA)
}, 60_000)

test('J16: every page of an empty product at 390 px', async () => {
  const product = await startProduct()
  await product.member('admin')
  const anyone = await visitor(product, NARROW)
  await anyone.open('/login')
  await anyone.look('login-narrow')
  await walk(await person(product, INES, NARROW), WITHOUT_DATA, '-narrow')
}, 60_000)

test('B-001, B-123: the documentation has an index for machines, each page as Markdown, and all of them in the product', async () => {
  const product = await startProduct()
  await product.member('data')
  const index = await fetch(`${product.url}/llms.txt`)
  expect(index.status).toBe(200)
  expect(index.headers.get('content-type')).toMatch(/^text\/(plain|markdown)/)
  const links = [...(await index.text()).matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link)
  expect(links.length).toBeGreaterThan(6)
  const pages: string[] = []
  for (const link of links) {
    const answer = await fetch(new URL(link, product.url))
    expect([link, answer.status]).toEqual([link, 200])
    if (!link.endsWith('.md')) continue
    expect(answer.headers.get('content-type')).toMatch(/^text\/markdown/)
    expect(await answer.text()).toMatch(/^# /)
    pages.push(new URL(link, product.url).pathname.replace(/\.md$/, ''))
  }
  const tomas = await person(product, 'data@quillbeam.example')
  const contents = tomas.page.getByRole('navigation', { name: 'Documentation' })
  for (const [place, path] of pages.entries()) {
    await tomas.open(path)
    await contents.locator('[aria-current=page]').waitFor()
    await tomas.page.locator('article h2, article p').first().waitFor()
    await tomas.look(place === 0 ? 'docs' : undefined)
  }
  await tomas.open('/docs/scopes')
  await tomas.page.getByRole('table').first().waitFor()
  await tomas.page.getByText('api:calls:read:transcript').first().waitFor()
  await tomas.page.setViewportSize({ width: NARROW, height: 844 })
  await tomas.look('docs-narrow')
}, 60_000)
