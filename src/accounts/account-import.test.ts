import { beforeEach, describe, expect, test } from 'vitest'
import { accountKeepers, given, type Keepers } from '../../test/account-keepers.ts'
import type { ImportMapping } from '../records/account-import.ts'

let keepers: Keepers

beforeEach(async () => {
  keepers = await accountKeepers()
})

function take(csv: string, options: { mapping?: ImportMapping; isApplied?: boolean } = {}) {
  const { accounts, maya } = keepers
  const { mapping, isApplied = true } = options
  return accounts.import(maya, { csv, mapping, isApplied })
}

async function kept() {
  const filter = { query: undefined, ownerId: undefined, stage: undefined }
  const { data } = await keepers.accounts.list(keepers.maya, filter, {
    limit: 100,
    cursor: undefined,
  })
  return data.map(({ name, domains, stage, owner }) => [
    name,
    domains.join(' '),
    stage,
    owner?.name ?? null,
  ])
}

const PLAIN = [
  'Account Name,Website,Email,Account ID,Owner Email,Stage,Kickoff Date',
  'Acme,https://www.acme.example,pat@acme.example,0015000000Gv7qJAAR,MAYA@OWN,Live,2026-12-01',
  '"Bolt, Inc.",bolt.example; bolt-group.example,,,,,',
  '',
].join('\n')

test('A-051: a file is looked at first, and taken when that is asked for', async () => {
  const csv = PLAIN.replace('MAYA@OWN', keepers.maya.email.toUpperCase())
  const preview = await take(csv, { isApplied: false })
  expect(preview).toEqual({
    encoding: 'utf-8',
    columns: [
      'Account Name',
      'Website',
      'Email',
      'Account ID',
      'Owner Email',
      'Stage',
      'Kickoff Date',
    ],
    mapping: {
      name: 'Account Name',
      domains: 'Website',
      contactEmails: 'Email',
      crmAccountId: 'Account ID',
      ownerEmail: 'Owner Email',
      stage: 'Stage',
      kickoffOn: 'Kickoff Date',
    },
    isApplied: false,
    rows: 2,
    newAccounts: 2,
    knownAccounts: 0,
    repeated: 0,
    refused: [],
    refusedInAll: 0,
    notUsed: [],
    notUsedInAll: 0,
    sample: [
      {
        line: 2,
        name: 'Acme',
        domains: ['acme.example'],
        contactEmails: ['pat@acme.example'],
        stage: 'Live',
        ownerName: 'Maya',
      },
      {
        line: 3,
        name: 'Bolt, Inc.',
        domains: ['bolt.example', 'bolt-group.example'],
        contactEmails: [],
        stage: '',
        ownerName: null,
      },
    ],
  })
  expect(await kept()).toEqual([])
  expect(await take(csv)).toEqual({ ...preview, isApplied: true })
  expect(await kept()).toEqual([
    ['Acme', 'acme.example', 'Live', 'Maya'],
    ['Bolt, Inc.', 'bolt-group.example bolt.example', 'Pre-onboarding', null],
  ])
})

test('A-051: calls of imported accounts are looked for at once', async () => {
  const { listed, asked, organizationId, accounts, maya } = keepers
  await listed('1', 'pat@acme.example')
  await take('name\nNothing to find it by\n')
  expect(asked).toEqual([])
  // A sync is seen by everybody: whether one follows must not tell whether there is a call.
  await take('name,domain\nBolt,bolt.example\n')
  expect(asked).toEqual([organizationId])
  await take('name,domain\nAcme,acme.example\n')
  expect(asked).toEqual([organizationId, organizationId])
  const filter = { query: 'acme', ownerId: undefined, stage: undefined }
  const { data } = await accounts.list(maya, filter, { limit: 1, cursor: undefined })
  expect(data).toMatchObject([{ source: 'csv', isMatching: true }])
})

describe('files as they come', () => {
  test.each([
    ['semicolons', 'name;domain\r\nAcme;acme.example\r\n'],
    ['tabs', 'name\tdomain\nAcme\tacme.example'],
    ['bars', 'name|domain\nAcme|acme.example\n'],
    ['a byte order mark', '\uFEFF"name",domain\nAcme,acme.example\n'],
    ['the line of Excel', '\uFEFFsep=;\r\nname;domain\r\nAcme;acme.example\r\n'],
    ['old line ends', 'name,domain\rAcme,acme.example\r'],
    ['quotes, and commas in the header', '"name";"domain, of mail"\n"Acme";"acme.example"\n'],
    ['spaces around', ' name , domain \n Acme , acme.example \n'],
    ['empty lines', '\n\nname,domain\n\nAcme,acme.example\n,\n\n'],
    ['short and long rows', 'name,domain,stage\nAcme,acme.example\n'],
  ])('%s', async (_what, csv) => {
    const mapping = {
      name: 'name',
      domains: csv.includes('of mail') ? 'domain, of mail' : 'domain',
    }
    expect(await take(csv, { mapping })).toMatchObject({ rows: 1, newAccounts: 1, refused: [] })
    expect(await kept()).toEqual([['Acme', 'acme.example', 'Pre-onboarding', null]])
  })

  test('quotes hold separators, line breaks and quotes', async () => {
    const csv = 'name,domain\n"Acme ""North"", Inc.\nBerlin",acme.example\nBolt,bolt.example\n'
    expect(await take(csv)).toMatchObject({ rows: 2, sample: [{ line: 3 }, { line: 4 }] })
    expect((await kept()).map(([name]) => name)).toEqual(['Acme "North", Inc. Berlin', 'Bolt'])
  })

  test.each([
    ['nothing', '', /empty/],
    ['blank lines', '\n \n', /empty/],
    ['a quote that never closes', 'name,domain\n"Acme,acme.example\nBolt,bolt.example\n', /CSV/],
    ['UTF-16 taken for something else', 'n\u0000a\u0000m\u0000e\u0000', /UTF-8/],
  ])('%s is told, and nothing is taken', async (_what, csv, message) => {
    await expect(take(csv)).rejects.toMatchObject({
      code: 'D-USAGE',
      message: expect.stringMatching(message),
    })
    expect(await kept()).toEqual([])
  })

  test('a header alone has no accounts', async () => {
    expect(await take('name,domain\n')).toMatchObject({ rows: 0, newAccounts: 0 })
  })
})

describe('columns', () => {
  test('without one for names a preview asks for it, and an import does not begin', async () => {
    const csv = 'Firma,domain\nAcme,acme.example\n'
    const preview = await take(csv, { isApplied: false })
    expect(preview).toMatchObject({ mapping: { domains: 'domain' }, rows: 1, newAccounts: 0 })
    await expect(take(csv)).rejects.toMatchObject({ fix: expect.stringContaining('"Firma"') })
    const mapping = { name: 'Firma', domains: 'domain' }
    expect(await take(csv, { mapping })).toMatchObject({ newAccounts: 1 })
  })

  test('one that the file does not have is told', async () => {
    await expect(
      take('name,domain\nAcme,acme.example\n', { mapping: { name: 'Name' } }),
    ).rejects.toMatchObject({ message: 'mapping: the file has no column "Name".' })
  })

  test('two of one name, and one without a name, can be told apart', async () => {
    const { columns } = await take('name,email,email,\nAcme,a@b.example,c@d.example,\n')
    expect(columns).toEqual(['name', 'email', 'email (2)', 'Column 4'])
  })
})

describe('rows', () => {
  test('what cannot be an account is refused by its line; what cannot be used is told', async () => {
    const csv = [
      'name,domain,email,owner,kickoff',
      ',nameless.example,,,',
      `${'x'.repeat(201)},long.example,,,`,
      'Acme,gmail.com,not an address,nobody@us.example,',
      'Bolt,,,,03/04/2026',
      'Cog,,,,31.12.2026',
      'Dot,,,,2026-02-30',
    ].join('\n')
    expect(await take(csv)).toMatchObject({
      rows: 6,
      newAccounts: 4,
      refusedInAll: 2,
      refused: [
        { line: 2, why: 'has no name' },
        { line: 3, why: expect.stringContaining('200 characters') },
      ],
      notUsed: [
        { line: 4, value: 'gmail.com', why: expect.stringContaining('mail provider') },
        { line: 4, value: 'not an address', why: 'is no e-mail address' },
        { line: 4, value: 'nobody@us.example', why: 'is the address of no member' },
        { line: 5, value: '03/04/2026', why: expect.stringContaining('2026-12-31') },
        { line: 7, value: '2026-02-30', why: expect.stringContaining('2026-12-31') },
      ],
    })
  })

  test('rows of one account are put together: by CRM id, by domain, by name', async () => {
    const csv = [
      'name,domain,email,crm id,stage',
      'Acme,acme.example,pat@acme.example,1,',
      'ACME Inc,,ana@acme.example,1,Live',
      'Acme North,www.acme.example,,,',
      'acme,,kim@gmail.com,,',
      'Acme South,acme.example,,2,',
    ].join('\n')
    expect(await take(csv)).toMatchObject({ rows: 5, newAccounts: 2, repeated: 3 })
    expect(await kept()).toEqual([
      ['Acme', 'acme.example', 'Live', null],
      ['Acme South', 'acme.example', 'Pre-onboarding', null],
    ])
    const contacts = await keepers.db.selectFrom('account_contact').select('email').execute()
    expect(contacts).toHaveLength(3)
  })

  test('an account that is there already takes over what is new, and loses nothing', async () => {
    const { accounts, maya } = keepers
    const before = await accounts.create(
      maya,
      given({
        domains: ['acme.example'],
        crmIds: [{ kind: 'account', id: '1' }],
        contacts: [{ email: 'pat@acme.example', name: 'Pat Lee', title: 'CTO' }],
        kickoffOn: '2026-12-01',
      }),
      'hand',
    )
    const csv = [
      'name,domain,email,crm id,deal id,stage',
      'Acme Inc,acme-group.example,ana@acme.example pat@acme.example,1,d1 d2,Live',
      'Acme,,kim@acme.example,,,',
    ].join('\n')
    expect(await take(csv)).toMatchObject({ newAccounts: 0, knownAccounts: 2 })
    const { refusedDomains: _told, ...account } = before
    expect(await accounts.get(maya, before.accountId)).toEqual({
      ...account,
      stage: 'Live',
      domains: ['acme-group.example', 'acme.example'],
      contacts: [
        { email: 'ana@acme.example', name: null, title: null },
        { email: 'kim@acme.example', name: null, title: null },
        { email: 'pat@acme.example', name: 'Pat Lee', title: 'CTO' },
      ],
      crmIds: [
        { kind: 'account', id: '1' },
        { kind: 'deal', id: 'd1' },
        { kind: 'deal', id: 'd2' },
      ],
    })
    expect(await take(csv)).toMatchObject({ newAccounts: 0, knownAccounts: 2 })
  })
})

test('a file of 100,000 rows is read within seconds, and taken', { timeout: 120_000 }, async () => {
  const rows = Array.from({ length: 100_000 }, (_, n) => {
    const company = n % 5_000
    return `Company ${company},company${company}.example,person${n % 7}@company${company}.example`
  })
  const csv = `name,domain,email\n${rows.join('\n')}\n`
  const before = process.cpuUsage()
  const preview = await take(csv, { isApplied: false })
  const { user } = process.cpuUsage(before)
  expect(preview).toMatchObject({ rows: 100_000, newAccounts: 5_000, repeated: 95_000 })
  expect(user / 1e6).toBeLessThan(20)
  expect(await take(csv)).toMatchObject({ newAccounts: 5_000 })
  expect(await take(csv, { isApplied: false })).toMatchObject({ knownAccounts: 5_000 })
})

test('A-051: a file that is imported again writes nothing', async () => {
  const csv = PLAIN.replace('MAYA@OWN', keepers.maya.email)
  await take(csv)
  const before = await versions()
  expect(await take(csv)).toMatchObject({ knownAccounts: 2 })
  expect(await versions()).toEqual(before)
  await take(csv.replace(',Live,', ',Kickoff,'))
  expect(await versions()).not.toEqual(before)

  /** Which transaction wrote each row last. */
  async function versions() {
    const { rows } = await keepers.database.pool.query(
      `select 'account' as of, account_id || name as what, xmin::text from account
       union all select 'contact', account_id || email, xmin::text from account_contact
       union all select 'key', account_id || key, xmin::text from account_key order by 1, 2`,
    )
    return rows
  }
})
