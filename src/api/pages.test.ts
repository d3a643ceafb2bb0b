import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { apiUnderTest } from '../../test/api-door.ts'

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'carryover-pages-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  return folder
}

async function withPages() {
  const pagesFolder = await folderWith({
    'index.html': '<!doctype html><title>Carryover</title>',
    'assets/main-abc123.js': 'export {}',
    'favicon.svg': '<svg/>',
  })
  const docsFolder = await folderWith({
    'connect.md': '# Connect Gong\n\nHow to make a key.\n\n## More\n',
    'troubleshooting.md': '# Troubleshooting\n',
    'notes.txt': 'not a page',
  })
  const { app } = await apiUnderTest({ door: { pagesFolder, docsFolder } })
  const get = (url: string, accept = 'text/html,*/*') => app.inject({ url, headers: { accept } })
  return { app, get }
}

test('files with a hash are kept for ever, the page that names them is asked for anew', async () => {
  const { get } = await withPages()
  const script = await get('/assets/main-abc123.js', '*/*')
  expect(script.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': expect.stringMatching(/^(text|application)\/javascript/),
  })
  const page = await get('/')
  expect(page.body).toContain('<title>Carryover</title>')
  expect(page.headers).toMatchObject({
    'cache-control': 'no-cache',
    'content-type': expect.stringMatching(/^text\/html/),
  })
  expect((await get('/favicon.svg', '*/*')).headers['cache-control']).toBe('no-cache')
})

test('a link deep into the product opens the page; what programs ask for in vain is a problem', async () => {
  const { app, get } = await withPages()
  for (const url of ['/datasets/ds_1', '/docs/connect', '/integrations?connect=oauth']) {
    const page = await get(url)
    expect([url, page.statusCode, page.headers['cache-control']]).toEqual([url, 200, 'no-cache'])
    expect(page.body).toContain('<title>Carryover</title>')
  }
  for (const [url, accept] of [
    ['/assets/gone-1.js', '*/*'],
    ['/api/v1/nowhere', 'text/html'],
    ['/datasets/ds_1', 'application/json'],
  ] as const) {
    const answer = await get(url, accept)
    expect([url, answer.statusCode, answer.json().code]).toEqual([url, 404, 'D-NOT-FOUND'])
  }
  const posted = await app.inject({
    method: 'POST',
    url: '/datasets',
    headers: { accept: 'text/html' },
  })
  expect(posted.statusCode).toBe(404)
})

test.each(['/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json', '/.env'])(
  'nothing outside the folder is read by %s',
  async (url) => {
    const { get } = await withPages()
    const answer = await get(url, '*/*')
    expect([403, 404]).toContain(answer.statusCode)
  },
)

test('the guide is there as text, with a list of its pages for programs', async () => {
  const { get } = await withPages()
  const page = await get('/docs/connect.md')
  expect(page.headers['content-type']).toBe('text/markdown; charset=utf-8')
  expect(page.body).toMatch(/^# Connect Gong/)
  const list = await get('/llms.txt')
  expect(list.headers['content-type']).toBe('text/plain; charset=utf-8')
  expect(list.body).toContain(
    '- [Connect Gong](http://carryover.test/docs/connect.md): How to make a key.',
  )
  expect(list.body).toContain(
    '- [Troubleshooting](http://carryover.test/docs/troubleshooting.md)\n',
  )
  expect(list.body).not.toContain('notes')
  for (const url of ['/docs/gone.md', '/docs/..%2fnotes.md', '/docs/.md']) {
    expect([url, (await get(url, '*/*')).statusCode]).toEqual([url, 404])
  }
})
