/** J16: every page of a product that is lived in, wide and narrow, light and dark; nobody but the product and Gong is asked. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { SLUGS } from '../../src/records/data-types.ts'
import { type Product, startProduct } from '../product.ts'
import { connected, fileOf, imported, runsOf, synced } from './given.ts'
import { person } from './person.ts'
import { NARROW, type Stop, walk } from './routes.ts'

const INES = 'admin@quillbeam.example'
/** Their wide pictures come from the journeys that make them. */
const DRAWN_ELSEWHERE = new Set([
  'new-dataset',
  'dataset',
  'run',
  'file',
  'integrations',
  'gong-overview',
])

function wide({ path, shows, picture }: Stop): Stop {
  const isOurs = picture !== undefined && !DRAWN_ELSEWHERE.has(picture)
  return { path, shows, ...(isOurs && { picture }) }
}

/** Everything there is to see: all types twice, an upload's neighbour, another member, a token, an invitation. */
async function livedIn(product: Product): Promise<readonly Stop[]> {
  const call = await connected(product, INES)
  const { datasetId } = await imported(call, {
    name: 'Everything said',
    types: SLUGS,
    sync: { isOn: true, timeZone: 'Europe/Berlin' },
  })
  await product.gong.control('POST', 'calls', { title: 'Kickoff with the new owner' })
  await synced(call, datasetId)
  await call('POST', '/tokens', { name: 'Notebook', scopes: ['read'], expiresInDays: 30 })
  await call('POST', '/invitations', { email: 'new@quillbeam.example', role: 'csm' })
  const file = await fileOf(call, datasetId, 'transcripts')
  const calls = await fileOf(call, datasetId, 'calls')
  const [newest] = await runsOf(call, datasetId)
  const dataset = `/datasets/${datasetId}`
  return [
    { path: '/', shows: 'Everything said', picture: 'home' },
    { path: '/accounts', shows: 'No accounts yet.' },
    { path: '/risks', shows: 'No risk is open.' },
    { path: '/risks/rules', shows: 'Phrases that always count' },
    { path: '/handoffs', shows: 'No account is being handed over.' },
    { path: '/datasets', shows: 'Everything said', picture: 'datasets' },
    { path: '/datasets/new', shows: 'Answered Scorecards', picture: 'new-dataset' },
    { path: dataset, shows: 'Run 2,', picture: 'dataset' },
    { path: `${dataset}/files`, shows: file.name },
    { path: `${dataset}/sync`, shows: 'Dataset Sync' },
    { path: `${dataset}/runs`, shows: 'Run 1' },
    { path: `${dataset}/export`, shows: 'Download zip' },
    { path: `${dataset}/settings`, shows: 'Add sources' },
    { path: `${dataset}/runs/${newest?.runId}`, shows: 'Type by type', picture: 'run' },
    { path: `${dataset}/files/${file.fileId}`, shows: '=== TRANSCRIPT ===', picture: 'file' },
    { path: `${dataset}/files/${calls.fileId}?from=1&to=2`, shows: 'Version 2 against 1' },
    { path: '/integrations', shows: 'Connected', picture: 'integrations' },
    { path: '/integrations/gong/overview', shows: 'Calls to Gong today', picture: 'gong-overview' },
    { path: '/integrations/gong/access', shows: 'One connection reads' },
    { path: '/integrations/gong/matching', shows: 'One connection reads' },
    { path: '/integrations/gong/data-types', shows: 'Types and scopes' },
    { path: '/integrations/gong/timeline', shows: 'today' },
    { path: '/integrations/gong/diagnostics', shows: 'Run all checks' },
    { path: '/integrations/gong/settings', shows: 'Another Gong account' },
    { path: '/settings/members', shows: 'new@quillbeam.example', picture: 'settings-members' },
    { path: '/settings/ai', shows: 'Nothing has been asked of a model.' },
    { path: '/settings/templates', shows: 'Handoff templates' },
    { path: '/settings/tokens', shows: 'Notebook', picture: 'settings-tokens' },
  ]
}

test('J16, B-003, B-010: every page of a product that is lived in', async () => {
  const product = await startProduct()
  await product.member('admin')
  await product.member('data')
  await imported(await connected(product, 'data@quillbeam.example'), { types: ['users'] })
  const stops = await livedIn(product)
  await walk(await person(product, INES), stops.map(wide))
  const call = await product.as(INES)
  const types = z.object({ data: z.array(z.object({ slug: z.string() })) })
  const listed = types.parse((await call('GET', '/data-types')).body).data
  expect(listed.map(({ slug }) => slug)).toEqual(SLUGS)
}, 90_000)

test('J16: every page of a product that is lived in at 390 px', async () => {
  const product = await startProduct()
  await product.member('admin')
  const stops = await livedIn(product)
  await walk(await person(product, INES, NARROW), stops, '-narrow')
}, 90_000)
