/** What keeps people apart: between organizations everything, between members of one what is their own. */
import { Readable } from 'node:stream'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { callerOf } from '../measure/api-caller.ts'
import { serverOperations } from '../src/operations/operations.ts'
import type { Actor } from '../src/records/member.ts'
import { insertOrganization } from '../src/store/organizations.ts'
import { type Caller, type Product, startProduct } from './product.ts'
import { BOOTSTRAP, carryover, newDataDir, served, TOKEN } from './served.ts'

// Whole processes take their time where many things run.
vi.setConfig({ testTimeout: 90_000 })

/** Ids of what one member owns, by the name that paths and bodies give them. */
type Ids = Readonly<Record<string, string>>

const OWN_IDS = ['connectionId', 'attemptId', 'datasetId', 'fileId', 'runId'] as const

/** Bodies and queries of operations that would refuse an empty one. */
const BODIES: Readonly<Record<string, unknown>> = {
  'map-viewer': { userId: null },
  'change-role': { role: 'csm' },
  'change-connection': { baseUrl: 'https://api.gong.io' },
  'add-to-dataset': { types: ['users'] },
  'diff-file-versions': '?from=1&to=2',
}

async function ownerOf(product: Product): Promise<{ readonly ids: Ids; readonly owner: Actor }> {
  const owner = await product.member('data')
  const ask = await asking(product, owner.email)
  const { attemptId } = z
    .object({ attemptId: z.string() })
    .parse(await ask('POST', '/oauth/gong/start', {}))
  const { accessKey, accessKeySecret } = product.gong
  const { connectionId } = z
    .object({ connectionId: z.string() })
    .parse(await ask('POST', '/connections', { accessKey, accessKeySecret }))
  const { dataset, run } = z
    .object({
      dataset: z.object({ datasetId: z.string() }),
      run: z.object({ runId: z.string(), items: z.array(z.object({ fileId: z.string() })) }),
    })
    .parse(await ask('POST', '/datasets', { name: 'Theirs', gong: { types: ['users'] } }))
  await vi.waitFor(async () => {
    expect(await ask('GET', `/runs/${run.runId}`)).toMatchObject({ status: 'succeeded' })
  }, 20_000)
  const { token } = z
    .object({ token: z.object({ tokenId: z.string() }) })
    .parse(await ask('POST', '/tokens', { name: 'Theirs', scopes: ['read'] }))
  const admin = await product.member('admin')
  const { invitation } = z
    .object({ invitation: z.object({ invitationId: z.string() }) })
    .parse(
      await (
        await asking(product, admin.email)
      )('POST', '/invitations', { email: 'new@quillbeam.example', role: 'csm' }),
    )
  const fileId = run.items[0]?.fileId ?? ''
  const ids = {
    memberId: owner.memberId,
    invitationId: invitation.invitationId,
    tokenId: token.tokenId,
    connectionId,
    attemptId,
    datasetId: dataset.datasetId,
    fileId,
    runId: run.runId,
  }
  return { ids, owner }
}

async function asking(product: Product, email: string) {
  const call = await product.as(email)
  return async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await call(method, path, body)
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
}

/** What reads this machine counts as the sample world, and so would the pretend Gong of these tests. */
const SAMPLE: readonly string[] = ['start-sample', 'remove-sample']

/** Every operation with these ids in its path, and ordinary routes beside them. */
function requests(ids: Ids): { name: string; method: string; path: string; body?: unknown }[] {
  const tried = serverOperations.filter(({ name }) => !SAMPLE.includes(name))
  const operations = tried.map(({ name, rest = '' }) => {
    const [method = '', template = ''] = rest.split(' ')
    const given = BODIES[name]
    const query = typeof given === 'string' ? given : ''
    const path = template.replaceAll(/\{(\w+)\}/g, (_, id: string) => ids[id] ?? `no-${id}`) + query
    const body = ['get', 'delete'].includes(method) ? undefined : (given ?? {})
    return { name, method: method.toUpperCase(), path, ...(body !== undefined && { body }) }
  })
  const { datasetId, fileId, runId } = ids
  const routes = [
    `/datasets/${datasetId}/files/${fileId}/content`,
    `/datasets/${datasetId}/export?format=zip`,
    `/runs/${runId}/events`,
  ].map((path) => ({ name: path, method: 'GET', path }))
  return [...operations, ...routes]
}

interface Tried {
  /** What was answered where an id stands in the path. */
  readonly named: readonly string[]
  /** Operations that show an id of what is not theirs. */
  readonly shown: readonly string[]
}

/** `skipped`: ids that are no secret to them. Operations with an id come first: others may change what there is. */
async function tryAll(call: Caller, ids: Ids, skipped: readonly string[]): Promise<Tried> {
  const named: string[] = []
  const shown: string[] = []
  const idsIn = (path: string) => Object.entries(ids).filter(([, id]) => path.includes(id))
  const inOrder = requests(ids).toSorted((a, b) => idsIn(b.path).length - idsIn(a.path).length)
  for (const { name, method, path, body } of inOrder) {
    const addressed = idsIn(path)
    if (addressed.some(([key]) => skipped.includes(key))) continue
    const answer = await call(method, path, body)
    if (addressed.length > 0) named.push(`${name}: ${answer.status}`)
    const told = JSON.stringify(answer.body)
    for (const [key, id] of Object.entries(ids)) {
      const isSecret = !skipped.includes(key) && !path.includes(id)
      if (isSecret && told.includes(id)) shown.push(`${name} shows ${key}`)
    }
  }
  return { named, shown }
}

/** Everything is there for its owner: what answered 404 to others was not simply gone. */
async function expectAllThere(product: Product, owner: Actor, ids: Ids): Promise<void> {
  const call = await product.as(owner.email)
  const answers: string[] = []
  for (const { name, method, path } of requests(ids)) {
    if (method !== 'GET' || !OWN_IDS.some((key) => path.includes(ids[key] ?? '?'))) continue
    if (name === 'diff-file-versions' || name === 'get-google-oauth-attempt') continue
    answers.push(`${name}: ${(await call(method, path)).status}`)
  }
  expect(answers.length).toBeGreaterThan(10)
  expect(answers.filter((line) => !line.endsWith(': 200'))).toEqual([])
}

test('the admin of another organization reaches nothing by any operation, whatever id they name', async () => {
  const product = await startProduct({ calls: 5 })
  const { ids, owner } = await ownerOf(product)
  await expectAllThere(product, owner, ids)
  const { db } = product.app.ground.database
  const organizationId = await insertOrganization(db, { name: 'Tidepool' })
  const stranger = { name: 'Stranger', email: 'stranger@tidepool.example', role: 'admin' as const }
  await product.app.members.seedMember({
    ...stranger,
    organizationId,
    password: 'correct horse battery',
  })
  const { named, shown } = await tryAll(await product.as(stranger.email), ids, [])
  expect(named.length).toBeGreaterThan(25)
  expect(named.filter((line) => !line.endsWith(': 404'))).toEqual([])
  expect(shown).toEqual([])
  await expectAllThere(product, owner, ids)
})

test('an admin reaches nothing that another member of their organization owns', async () => {
  const product = await startProduct({ calls: 5 })
  const { ids, owner } = await ownerOf(product)
  await expectAllThere(product, owner, ids)
  const call = await product.as('admin@quillbeam.example')
  // Members and invitations are an admin's own business.
  const { named, shown } = await tryAll(call, ids, ['memberId', 'invitationId'])
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((line) => !line.endsWith(': 404'))).toEqual([])
  expect(shown).toEqual([])
  await expectAllThere(product, owner, ids)
})

test('nobody puts what is not theirs into a dataset of their own', async () => {
  const product = await startProduct({ calls: 5 })
  const { owner } = await ownerOf(product)
  const { uploadId } = await product.app.files.stageUpload(owner, {
    fileName: 'theirs.txt',
    mediaType: 'text/plain',
    stream: Readable.from([Buffer.from('Theirs alone')]),
  })
  const call = await product.as('admin@quillbeam.example')
  const made = await call('POST', '/datasets', { name: 'Mine', uploadIds: [uploadId] })
  expect(made.status).toBe(404)
  expect(await call('GET', '/datasets')).toMatchObject({ body: { data: [] } })
})

test('a further organization begins with a link for its admin, and sees nothing of the first', async () => {
  const dataDir = await newDataDir()
  const product = await served({ dataDir, environment: BOOTSTRAP })
  const words = ['organization', 'create', '--name', 'Tidepool', '--admin', 'ines@tidepool.example']
  const ran = await carryover([...words, '--data-dir', dataDir])
  expect(ran).toMatchObject({
    code: 0,
    output: expect.stringContaining('Made the organization Tidepool'),
  })
  const token =
    /\/invitation\/([\w-]+)/.exec(ran.output)?.[1] ?? /([\w-]{20,})\s*$/.exec(ran.output)?.[1]
  const link = `${product.url}/api/v1/invitation/${token}`
  expect(await (await fetch(link)).json()).toMatchObject({
    email: 'ines@tidepool.example',
    organizationName: 'Tidepool',
    role: 'admin',
  })
  const accepted = await fetch(link, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: product.url },
    body: JSON.stringify({ name: 'Ines', password: 'correct horse battery' }),
  })
  expect(accepted.status).toBeLessThan(300)
  const cookie = accepted.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const members = await fetch(`${product.url}/api/v1/members`, { headers: { cookie } })
  expect(await members.json()).toMatchObject({ data: [{ email: 'ines@tidepool.example' }] })
  expect(await callerOf(product.url, TOKEN).ask('GET', '/members')).toMatchObject({
    data: [{ email: BOOTSTRAP.CARRYOVER_BOOTSTRAP_EMAIL }],
  })
  const again = await carryover(['organization', 'create', '--name', 'Tidepool'])
  expect(again).toMatchObject({ code: 2, errors: expect.stringContaining('--admin') })
})
