import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { startGoogleDrive, type GoogleDrive } from '../../simulator/google-drive/server.ts'
import { testDatabase } from '../../test/database.ts'
import { pdf, word } from '../../test/documents.ts'
import { owner, storeDataset, stranger } from '../../test/stored-files.ts'
import { createKeeping } from '../connections/keeping.ts'
import { createSecrets } from '../connections/secrets.ts'
import type { Clock } from '../records/ports.ts'
import type { Database } from '../store/connect.ts'
import { createExtraction } from './extraction.ts'
import { createDocuments, type Documents } from './google-drive.ts'
import { createGoogleProvider, GOOGLE_SCOPE } from './google-oauth.ts'
import { createGoogleSecrets } from './google-secrets.ts'

const MB = 1024 * 1024
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const GOOGLE = 'application/vnd.google-apps.document'
const REDIRECT = 'http://127.0.0.1:1/oauth/google/callback'
/** Waits are told, not waited. */
const waitsMs: number[] = []
const clock: Clock = {
  now: () => new Date(),
  sleep: (ms) => {
    waitsMs.push(ms)
    return Promise.resolve()
  },
}

let database: Database
let google: GoogleDrive
let documents: Documents

beforeAll(async () => {
  database = await testDatabase()
  await storeDataset(database)
  google = await startGoogleDrive({
    pageSize: 3,
    documents: [
      { id: 'doc', name: "Pat's plan", mimeType: GOOGLE, content: '# Plan\r\n\r\nGrüße' },
      { id: 'txt', name: 'notes', mimeType: 'text/plain', content: 'Words.' },
      { id: 'md', name: 'a.md', mimeType: 'text/markdown', content: '# A' },
      { id: 'csv', name: 'a\\b.csv', mimeType: 'text/csv', content: 'a,b' },
      { id: 'pdf', name: 'offer', mimeType: 'application/pdf', content: await pdf(['Offer.']) },
      { id: 'docx', name: 'plan.docx', mimeType: DOCX, content: await word() },
      { id: 'big', name: 'big.txt', mimeType: 'text/plain', content: Buffer.alloc(51 * MB, 'x') },
      { id: 'long', name: 'Long', mimeType: GOOGLE, content: 'x'.repeat(11 * MB) },
      { id: 'bin', name: 'lies.txt', mimeType: 'text/plain', content: Buffer.alloc(99) },
      { id: 'old', name: 'gone.txt', mimeType: 'text/plain', content: 'x', trashed: true },
      { id: 'png', name: 'a.png', mimeType: 'image/png', content: 'x' },
    ],
  })
  documents = createDocuments(parts())
})
afterAll(() => google.close())
beforeEach(() => void waitsMs.splice(0))

function client(at: GoogleDrive = google) {
  return { clientId: at.clientId, clientSecret: at.clientSecret, baseUrl: at.url }
}

function parts(at?: GoogleDrive) {
  const keeping = keepingOf()
  const secrets = createGoogleSecrets({ db: database.db, keeping, clock })
  return { client: client(at), secrets, extraction: createExtraction(), clock }
}

function keepingOf() {
  const secrets = createSecrets({ bytes: Buffer.alloc(32, 7), keyId: 'k', path: null })
  return createKeeping({ database, secrets, clock })
}

/** The way of a person through Google's pages, as a browser goes it. */
async function connect(at: GoogleDrive = google, decision = 'allow'): Promise<URL> {
  const provider = createGoogleProvider(client(at), clock)
  const verifier = randomBytes(32).toString('base64url')
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const ask = { kind: 'personal' as const, state: 'state-1', challenge, redirectUri: REDIRECT }
  const page = new URL(provider.authorizeUrl(ask))
  const shown = await fetch(page)
  expect(await shown.text()).toContain('see and download')
  const answer = await fetch(new URL('/o/oauth2/v2/decide', at.url), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ ...Object.fromEntries(page.searchParams), decision }),
  })
  const back = new URL(answer.headers.get('location') ?? '')
  const code = back.searchParams.get('code')
  if (code === null) return back
  const approval = { organizationId: 'org_a', code, verifier, redirectUri: REDIRECT }
  await keepingOf().keep(owner, await provider.exchange(approval), 'personal')
  return back
}

describe('connecting', () => {
  test('until the operator has set a client the source is off', async () => {
    const off = createDocuments({ ...parts(), client: undefined })
    expect(await off.state(owner)).toEqual({ isConfigured: false, isConnected: false })
    await expect(off.list(owner, '', undefined)).rejects.toMatchObject({ code: 'D-NO-CONN' })
    await expect(off.read(owner, 'doc')).rejects.toMatchObject({ code: 'D-NO-CONN' })
  })

  test('until a person has given permission there is nothing to list', async () => {
    expect(await documents.state(owner)).toEqual({ isConfigured: true, isConnected: false })
    await expect(documents.list(owner, '', undefined)).rejects.toMatchObject({ code: 'D-NO-CONN' })
  })

  test('a person who denies is sent back, and nothing is kept', async () => {
    const back = await connect(google, 'deny')
    expect(back.searchParams.get('error')).toBe('access_denied')
    expect(await documents.state(owner)).toMatchObject({ isConnected: false })
  })

  test('permission is asked for reading only, and its tokens are not readable in the database', async () => {
    const back = await connect()
    expect(back.searchParams.get('state')).toBe('state-1')
    expect(GOOGLE_SCOPE).toMatch(/readonly$/)
    expect(await documents.state(owner)).toEqual({ isConfigured: true, isConnected: true })
    const { rows } = await database.pool.query('select connection::text as row from connection')
    expect(JSON.stringify(rows)).not.toMatch(/ya29|1\/\//)
  })

  test('a code that was used, and a wrong client, are refused with a way out', async () => {
    const approval = {
      organizationId: 'org_a',
      code: 'used',
      verifier: 'v'.repeat(43),
      redirectUri: REDIRECT,
    }
    const provider = createGoogleProvider(client(), clock)
    await expect(provider.exchange(approval)).rejects.toMatchObject({ code: 'D-STATE' })
    const wrong = createGoogleProvider({ ...client(), clientSecret: 'wrong' }, clock)
    await expect(wrong.exchange(approval)).rejects.toMatchObject({
      code: 'D-REFUSED',
      fix: expect.stringContaining('GOOGLE_OAUTH_CLIENT_ID'),
    })
  })
})

describe('B-082: documents of Google Drive become text of a dataset', () => {
  beforeAll(async () => {
    await connect()
  })

  test('documents that can be read are listed, page by page', async () => {
    const names: string[] = []
    let cursor: string | undefined
    do {
      const page = await documents.list(owner, '', cursor)
      names.push(...page.data.map(({ name }) => name))
      cursor = page.nextCursor ?? undefined
      expect(page.hasMore).toBe(cursor !== undefined)
    } while (cursor !== undefined)
    expect(names).toEqual([
      "Pat's plan",
      'notes',
      'a.md',
      'a\\b.csv',
      'offer',
      'plan.docx',
      'big.txt',
      'Long',
      'lies.txt',
    ])
  })

  test.each([
    ["Pat's", ["Pat's plan"]],
    ['PLAN', ["Pat's plan", 'plan.docx']],
    ['a\\b', ['a\\b.csv']],
    ["' or name contains '", []],
  ])('searching %j finds %j', async (query, names) => {
    const { data } = await documents.list(owner, query, undefined)
    expect(data.map(({ name }) => name)).toEqual(names)
  })

  test.each([
    ['doc', "Pat's plan.md", 'text/markdown', '# Plan\n\nGrüße'],
    ['txt', 'notes.txt', 'text/plain', 'Words.'],
    ['md', 'a.md', 'text/markdown', '# A'],
    ['csv', 'b.csv', 'text/csv', 'a,b'],
    ['pdf', 'offer.pdf.txt', 'text/plain', 'Offer.\n'],
    ['docx', 'plan.docx.md', 'text/markdown', expect.stringMatching(/^# Plan & goals\n/)],
  ])('the document %s is read as %s', async (id, name, mediaType, text) => {
    expect(await documents.read(owner, id)).toEqual({ name, mediaType, text })
  })

  test.each([
    ['big', 'D-TOO-LARGE'],
    ['long', 'D-TOO-LARGE'],
    ['bin', 'D-UPLOAD'],
    ['png', 'D-UPLOAD'],
    ['old', 'D-NOT-FOUND'],
    ['nowhere', 'D-NOT-FOUND'],
    ['../about', 'D-NOT-FOUND'],
  ])('the document %s is refused as %s', async (id, code) => {
    await expect(documents.read(owner, id)).rejects.toMatchObject({ name: 'Problem', code })
  })

  test('somebody else does not read with this permission', async () => {
    await expect(documents.read(stranger, 'doc')).rejects.toMatchObject({ code: 'D-NO-CONN' })
  })
})

describe('when Google does not answer as it should', () => {
  beforeAll(async () => {
    await connect()
  })

  test('asked to slow down, it waits longer each time and goes on', async () => {
    google.fail('rateLimitExceeded', 2)
    await expect(documents.read(owner, 'txt')).resolves.toMatchObject({ text: 'Words.' })
    expect(waitsMs).toEqual([1_000, 2_000])
  })

  test.each([
    ['rateLimitExceeded', 'D-RATE'],
    ['backendError', 'D-UNREACHABLE'],
    ['accessNotConfigured', 'D-API-OFF'],
    ['exportSizeLimitExceeded', 'D-TOO-LARGE'],
    ['insufficientPermissions', 'D-REFRESH'],
    ['authError', 'D-REFRESH'],
  ] as const)('%s for good ends as %s', async (fault, code) => {
    google.fail(fault, 99)
    await expect(documents.read(owner, 'doc')).rejects.toMatchObject({ name: 'Problem', code })
    google.fail(fault, 0)
  })

  test('an access token that ended is renewed once, and the new one is kept', async () => {
    google.expireAccessTokens()
    await documents.read(owner, 'txt')
    const before = google.requests.length
    await documents.read(owner, 'txt')
    expect(google.requests.slice(before).map(({ path }) => path)).toEqual([
      '/drive/v3/files/txt',
      '/drive/v3/files/txt',
    ])
  })

  test('a token is renewed before it ends', async () => {
    const short = await startGoogleDrive({
      tokenLifeSec: 30,
      documents: [{ id: 'txt', name: 'a.txt', mimeType: 'text/plain', content: 'x' }],
    })
    onTestFinished(() => short.close())
    await connect(short)
    await createDocuments(parts(short)).read(owner, 'txt')
    expect(short.requests.map(({ path, status }) => `${path} ${status}`)).toEqual([
      '/o/oauth2/v2/auth 200',
      '/o/oauth2/v2/decide 302',
      '/token 200',
      '/token 200',
      '/drive/v3/files/txt 200',
      '/drive/v3/files/txt 200',
    ])
    await connect()
  })

  test('a permission that was taken back asks for reconnecting', async () => {
    google.revoke()
    await expect(documents.list(owner, '', undefined)).rejects.toMatchObject({
      code: 'D-REFRESH',
      fix: 'Reconnect Google Drive.',
    })
    await connect()
    await expect(documents.list(owner, '', undefined)).resolves.toMatchObject({ hasMore: true })
  })

  test('a Google that cannot be reached', async () => {
    const nobody = { ...parts(), client: { ...client(), baseUrl: 'http://127.0.0.1:1' } }
    await expect(createDocuments(nobody).read(owner, 'txt')).rejects.toMatchObject({
      code: 'D-UNREACHABLE',
    })
    expect(waitsMs).toHaveLength(4)
  })
})

test('disconnecting deletes the permission here and at Google', async () => {
  await connect()
  await documents.disconnect(owner)
  expect(await documents.state(owner)).toMatchObject({ isConnected: false })
  expect(google.requests.at(-1)).toMatchObject({ path: '/revoke', status: 200 })
  const { rows } = await database.pool.query(
    'select count(*) as secrets from connection where secret is not null',
  )
  expect(rows).toEqual([{ secrets: 0 }])
  await documents.disconnect(owner)
})
