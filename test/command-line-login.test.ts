/** `carryover login`: which server is asked, with which token, and where both are kept. */
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { runCommandLine } from '../src/cli/run.ts'
import { readConfig } from '../src/config.ts'
import { serverOf } from '../src/own-machine.ts'
import { type Product, startProduct } from './product.ts'
import { type Ran, temporaryFolder } from './run-carryover.ts'
import { runWords, tokenOf } from './served-words.ts'

let product: Product
let token: string
let folder: string

beforeEach(async () => {
  product = await startProduct({ calls: 1, users: 3 })
  const { email } = await product.member('admin')
  token = await tokenOf(product, email)
  folder = join(await temporaryFolder(), 'config', 'carryover')
})

function run(words: string, input = '', more: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return runWords(words, { environment: { CARRYOVER_CONFIG_DIR: folder, ...more }, input })
}

const logIn = (): Promise<Ran> => run(`login --server ${product.url}`, `${token}\n`)

test('is kept for later commands, for its owner alone, and never printed', async () => {
  const ran = await logIn()
  expect(ran).toMatchObject({ exitCode: 0, out: '' })
  expect(ran.err).toContain(`Logged in at ${product.url} as admin of Quillbeam.`)
  expect(ran.err).not.toContain(token)
  expect(await readdir(folder)).toEqual(['login.json'])
  expect((await stat(join(folder, 'login.json'))).mode & 0o777).toBe(0o600)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  expect(await run('account list')).toMatchObject({ exitCode: 0, err: '' })
  expect((await run('whoami')).out).toBe('admin (admin@quillbeam.example), admin of Quillbeam\n')
})

test('a file that others could read is replaced by one that they cannot', async () => {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'login.json'), '{}')
  await chmod(join(folder, 'login.json'), 0o644)
  expect(await run('account list')).toMatchObject({ exitCode: 2, out: '' })
  await logIn()
  expect((await stat(join(folder, 'login.json'))).mode & 0o777).toBe(0o600)
})

test('a token that the server refuses is not kept, and an empty one not asked with', async () => {
  const refused = await run(`login --server ${product.url}`, 'cot_nonsense\n')
  expect(refused).toMatchObject({ exitCode: 3, out: '' })
  expect(await run(`login --server ${product.url}`)).toMatchObject({ exitCode: 2 })
  await expect(readdir(folder)).rejects.toThrow('ENOENT')
})

test('a token from a file will do', async () => {
  const file = join(await temporaryFolder(), 'token')
  await writeFile(file, `${token}\n`)
  await run(`login --server ${product.url} --token-file ${file}`)
  expect(JSON.parse(await readFile(join(folder, 'login.json'), 'utf8'))).toEqual({
    server: product.url,
    token,
  })
})

test('the environment comes before it, and flags before that', async () => {
  await logIn()
  const wrong = { CARRYOVER_TOKEN: 'cot_nonsense' }
  expect(await run('account list', '', wrong)).toMatchObject({ exitCode: 3 })
  const away = { CARRYOVER_SERVER: 'http://127.0.0.1:1' }
  expect(await run('account list', '', { ...away, ...wrong })).toMatchObject({ exitCode: 1 })
  const file = join(await temporaryFolder(), 'token')
  await writeFile(file, token)
  const words = `account list --server ${product.url} --token-file ${file}`
  expect(await run(words, '', { ...away, ...wrong })).toMatchObject({ exitCode: 0 })
  const told = await run('login', token, { CARRYOVER_SERVER: product.url })
  expect(told.err).toContain('CARRYOVER_SERVER is set, and comes before the login.')
})

test('the token is never sent to another server than the one it was given for', async () => {
  await logIn()
  const heard: unknown[] = []
  const other = createServer(({ headers }, response) => {
    heard.push(headers)
    response.end('{}')
  })
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void other.close())
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const ran = await run(`account list --server http://127.0.0.1:${port}`)
  expect(ran).toMatchObject({ exitCode: 3, out: '' })
  expect(ran.err).toContain('carryover login')
  expect(heard).toEqual([])
})

test('logout forgets it', async () => {
  await logIn()
  expect((await run('logout')).err).toContain('Logged out.')
  expect(await readdir(folder)).toEqual([])
  expect(await run(`account list --server ${product.url}`)).toMatchObject({ exitCode: 3 })
  expect(await run('logout')).toMatchObject({ exitCode: 0, err: 'Nobody was logged in.\n' })
})

/** A person who logs in at a terminal and types this. */
async function type(typed: string): Promise<{ exitCode: number; said: string }> {
  const input = Object.assign(new PassThrough(), { isTTY: true })
  const err = new PassThrough()
  const door = {
    version: '0.0.0',
    server: () => serverOf(readConfig({ CARRYOVER_CONFIG_DIR: folder })),
    needs: () => {
      throw new Error('Nothing is asked of Gong.')
    },
    ownCommands: [],
  }
  const terminal = { out: new PassThrough(), err, in: input, isWatched: true }
  const words = ['login', '--server', product.url]
  const ending = runCommandLine(words, door, terminal, new AbortController().signal)
  input.write(typed)
  return { exitCode: await ending, said: String(err.read()) }
}

test('a person types the token, and does not see it', async () => {
  const { exitCode, said } = await type(`${token}\n`)
  expect(exitCode).toBe(0)
  expect(said).toContain(`API token for ${product.url}`)
  expect(said).not.toContain(token)
  expect(await run('account list')).toMatchObject({ exitCode: 0 })
})

test.each([
  ['Ctrl-C', '\u0003'],
  ['Ctrl-D', '\u0004'],
])('%s instead of a token ends it', async (_what, key) => {
  expect(await type(key)).toMatchObject({ exitCode: 130 })
  await expect(readdir(folder)).rejects.toThrow('ENOENT')
})
