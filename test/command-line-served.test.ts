/** The command line against a served Carryover, as people and scripts use it with an API token. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Product, startProduct } from './product.ts'
import { type Ran, type RunOptions, temporaryFolder } from './run-carryover.ts'
import { runWords, tokenOf } from './served-words.ts'

let product: Product
let environment: Record<string, string>

beforeEach(async () => {
  product = await startProduct({ calls: 1, users: 3 })
  const admin = await product.member('admin')
  await product.member('csm', 'maya@quillbeam.example')
  environment = {
    CARRYOVER_SERVER: product.url,
    CARRYOVER_TOKEN: await tokenOf(product, admin.email),
  }
})

const run = (words: string, more: RunOptions = {}): Promise<Ran> =>
  runWords(words, { environment, ...more })

async function fileWith(content: string | Uint8Array, name = 'customers.csv'): Promise<string> {
  const path = join(await temporaryFolder(), name)
  await writeFile(path, content)
  return path
}

describe('accounts', () => {
  test('A-051: are made, listed, shown, assigned and deleted, by name or id', async () => {
    const made = await run(
      'account create Acme --domains acme.example,gmail.com --contacts pat@acme.example --crm-ids deal:d1,a1',
    )
    expect(made).toMatchObject({ exitCode: 0, err: '' })
    expect(made.out).toMatch(/^Account +Acme \(acc_\w+\)$/m)
    expect(made.out).toContain('Not matched by gmail.com: it is a mail provider')
    expect((await run('account list')).out).toMatch(/NAME[\s\S]*Acme +Pre-onboarding +– +0 +–/)
    const shown = await run('account show acme --json')
    expect(JSON.parse(shown.out)).toMatchObject({
      name: 'Acme',
      domains: ['acme.example'],
      contacts: [{ email: 'pat@acme.example' }],
      crmIds: [
        { kind: 'account', id: 'a1' },
        { kind: 'deal', id: 'd1' },
      ],
      source: 'api',
    })
    const assigned = await run('account assign acme.example --owner maya@quillbeam.example')
    expect(assigned.out).toMatch(/^Owner +maya$/m)
    expect((await run('account change acme --kickoff-on 2026-12-01')).out).toContain('2026-12-01')
    expect(await run('account delete acme')).toMatchObject({ exitCode: 2, out: '' })
    expect(await run('account delete acme --yes')).toMatchObject({ exitCode: 0 })
    expect((await run('account list --json')).out).toContain('"data":[]')
  })

  test('A-051: come from a file, which is looked at first', async () => {
    const file = await fileWith(
      'Customer;Web site\nAcme;acme.example\nBolt;gmail.com\n;x.example\n',
    )
    const words = `account import ${file} --mapping 'name=Customer;domains=Web site'`
    const looked = await run(words)
    expect(looked).toMatchObject({ exitCode: 0, err: '' })
    expect(looked.out).toContain('3 rows: 2 new accounts, 0 known, 0 rows repeat another.')
    expect(looked.out).toContain('line 4 has no name')
    expect(looked.out).toContain('line 3: "gmail.com" is a mail provider')
    expect(looked.out).toContain('Nothing was written: add --apply')
    expect((await run('account list --json')).out).toContain('"data":[]')
    expect((await run(`${words} --apply`)).out).toContain('Imported.')
    expect((await run('account list')).out).toMatch(/Acme[\s\S]*Bolt/)
  })

  test.each([
    ['UTF-16, little end first', Buffer.from('\uFEFFname,domain\nMüller,m.example\n', 'utf16le')],
    [
      'UTF-16, big end first',
      Buffer.from('\uFEFFname,domain\nMüller,m.example\n', 'utf16le').swap16(),
    ],
    ['UTF-8 with a mark', Buffer.from('\uFEFFname,domain\nMüller,m.example\n')],
    ['what Excel writes on Windows', Buffer.from('name,domain\nMüller,m.example\n', 'latin1')],
  ])('a file in %s is read', async (_what, bytes) => {
    const looked = await run(`account import ${await fileWith(bytes)} --json`)
    expect(JSON.parse(looked.out)).toMatchObject({ newAccounts: 1, sample: [{ name: 'Müller' }] })
  })

  test('one of several is asked for by its id', async () => {
    await run('account create Acme --domains acme.example')
    await run("account create 'Acme North' --domains north.example")
    expect(await run('account show acme')).toMatchObject({ exitCode: 0 })
    await run('account create ACME')
    const several = await run('account show acme')
    expect(several).toMatchObject({ exitCode: 2, out: '' })
    expect(several.err).toMatch(/Several accounts go by "acme": acc_\w+ \(\w+\), acc_/)
  })
})

describe('domains', () => {
  test('one more or one less leaves the others as they are', async () => {
    await run('account create Acme --domains acme.example,acme.test')
    const added = await run('account domain add acme https://www.acme-group.example/about')
    expect(added).toMatchObject({ exitCode: 0, err: '' })
    expect(added.out).toMatch(/^Domains +acme-group.example acme.example acme.test$/m)
    expect((await run('account domain add acme ACME.test')).out).toMatch(
      /^Domains +acme-group.example acme.example acme.test$/m,
    )
    const removed = await run('account domain remove acme acme.test')
    expect(removed.out).toMatch(/^Domains +acme-group.example acme.example$/m)
  })

  test('what cannot be matched by is not added, and what is not there not removed', async () => {
    await run('account create Acme --domains acme.example')
    const refused = await run('account domain add acme gmail.com')
    expect(refused).toMatchObject({ exitCode: 2, out: '' })
    expect(refused.err).toContain('"gmail.com" is a mail provider')
    const missing = await run('account domain remove acme other.example')
    expect(missing).toMatchObject({ exitCode: 5, out: '' })
    expect((await run('account show acme')).out).toMatch(/^Domains +acme.example$/m)
  })
})

describe('names', () => {
  test('a part of a name is no name: nothing is deleted by a slip', async () => {
    const made = await run('account create Acme --json')
    const { accountId } = JSON.parse(made.out)
    const slip = await run('account delete acm --yes')
    expect(slip).toMatchObject({ exitCode: 5, out: '' })
    expect(slip.err).toContain(`Did you mean ${accountId} (Acme)?`)
    expect(await run('account show acme')).toMatchObject({ exitCode: 0 })
  })

  test('an account is found behind a hundred that have its name in theirs', async () => {
    const rows = Array.from({ length: 101 }, (_, n) => `A${n} Zeta`).join('\n')
    await run(`account import ${await fileWith(`name\n${rows}\nZeta\n`)} --apply`)
    const shown = await run('account show zeta --json')
    expect(JSON.parse(shown.out)).toMatchObject({ name: 'Zeta' })
  })

  test('members go by address and name, and are listed with their ids', async () => {
    await run('account create Acme')
    const listed = await run('user list')
    expect(listed.out).toMatch(/^MEMBER +NAME +E-MAIL +ROLE\nmem_\w+ +admin +admin@/)
    expect((await run('account assign acme --owner Maya')).out).toMatch(/^Owner +maya$/m)
    expect((await run('account list --owner maya@quillbeam.example')).out).toContain('Acme')
    expect((await run('account list --owner admin')).out).not.toContain('Acme')
  })

  test('lists are printed a row a line, and say on the side how to go on', async () => {
    for (const name of ['Acme', 'Bolt', 'Cord']) await run(`account create ${name}`)
    const ran = await run('account list --limit 2 --jsonl')
    const names = ran.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).name)
    expect(names).toEqual(['Acme', 'Bolt'])
    const [, cursor] = /^More with: --cursor (\S+)$/m.exec(ran.err) ?? []
    const rest = await run(`account list --limit 2 --jsonl --cursor ${cursor}`)
    expect(rest).toMatchObject({ exitCode: 0, err: '' })
    expect(JSON.parse(rest.out)).toMatchObject({ name: 'Cord' })
    const failed = await run('account calls nobody --jsonl')
    expect(JSON.parse(failed.out)).toMatchObject({ error: { code: 'D-NOT-FOUND' } })
  })
})

describe('what goes wrong', () => {
  test.each([
    ['an account that is not there', 'account show nobody', 5, /no account "nobody"/],
    ['an id that is not there', 'account show acc_222222222222', 5, /no such account/],
    ['a call that is not there', 'call show 123', 5, /no such call/i],
    ['no tie', 'account why acc_222222222222 123', 5, /no such call/i],
    ['an input that is wrong', 'account create Acme --kickoff-on soon', 2, /--kickoff-on: /],
    ['an input that only the server knows', 'account create A --owner mem_2', 2, /no member/],
    ['a missing argument', 'account why acc_2', 2, /missing required argument 'CALL'/],
    ['a file that is not there', 'account import /nowhere.csv', 2, /cannot be read/],
    ['an unknown command', 'account lst', 2, /unknown command 'lst'/],
  ])('%s', async (_what, words, exitCode, message) => {
    const ran = await run(words)
    expect(ran).toMatchObject({ exitCode, out: '' })
    expect(ran.err).toMatch(message)
  })

  test('without a token, with one that is not good, and where nobody answers', async () => {
    const { CARRYOVER_SERVER } = environment
    const none = await run('account list', { environment: { CARRYOVER_SERVER: product.url } })
    expect(none).toMatchObject({ exitCode: 3, out: '' })
    expect(none.err).toContain('CARRYOVER_TOKEN')
    const file = await fileWith('cot_nonsense\n', 'token')
    const refused = await run(`account list --token-file ${file} --json`)
    expect(refused.exitCode).toBe(3)
    expect(JSON.parse(refused.out)).toMatchObject({ error: { code: 'D-SIGN-IN' } })
    const away = await run('account list --server http://127.0.0.1:1')
    expect(away).toMatchObject({ exitCode: 1 })
    expect(away.err).toContain('No Carryover answers at http://127.0.0.1:1.')
    const other = await run(`account list --server ${product.gong.url}`)
    expect(other.err).toContain('is no Carryover')
    expect(await run('account list --server nonsense')).toMatchObject({ exitCode: 2 })
    expect(CARRYOVER_SERVER).toBe(product.url)
  })

  test('a token from a file is as good as one from the environment', async () => {
    const file = await fileWith(`${environment['CARRYOVER_TOKEN']}\n`, 'token')
    const words = `account list --server ${product.url} --token-file ${file}`
    expect(await run(words, { environment: {} })).toMatchObject({ exitCode: 0 })
  })
})
