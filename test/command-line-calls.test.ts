/** Calls, search, access and diagnosis on the command line, of a small company that has been read from Gong. */
import { describe, expect, test } from 'vitest'
import { type Product, startProduct } from './product.ts'
import type { Ran } from './run-carryover.ts'
import { addressOf, asked, holdCall, readAccounts, smallCompany } from './served-accounts.ts'
import { insertReading } from './readings.ts'
import { runWords, tokenOf } from './served-words.ts'

type As = (words: string) => Promise<Ran>

interface Company {
  readonly product: Product
  /** An admin who hears every call, and a member who hears their own. */
  readonly boss: As
  readonly ann: As
}

/** Acme's calls: Ann's demo in March, the boss's pricing talk in April. */
async function company(): Promise<Company> {
  const product = await startProduct({ calls: 0, change: smallCompany })
  const { gong } = product
  await holdCall(gong, '7001', { host: 'ann', word: 'demo', started: '2026-03-02T10:00:00Z' })
  await holdCall(gong, '7002', {
    host: 'boss',
    word: 'pricing',
    started: '2026-04-08T10:00:00Z',
    durationSec: 3_600,
    sentences: [
      { speakerId: '1', start: 1_000, end: 3_000, text: 'Good morning to you all.' },
      { speakerId: '2', start: 1_867_000, end: 1_869_000, text: 'The rollout worries us.' },
      { speakerId: '1', start: 3_000_000, end: 3_001_000, text: 'Goodbye.' },
    ],
  })
  await holdCall(gong, '7003', {
    host: 'boss',
    word: 'secrets',
    started: '2026-04-09T10:00:00Z',
    isPrivate: true,
  })
  await product.member('admin', addressOf('boss'))
  await product.member('csm', addressOf('ann'))
  const admin = await product.as(addressOf('boss'))
  await asked(admin('POST', '/accounts', { name: 'Acme', domains: ['acme.example'] }))
  await readAccounts(product, admin)
  const as = async (name: 'boss' | 'ann'): Promise<As> => {
    const token = await tokenOf(product, addressOf(name))
    const environment = { CARRYOVER_SERVER: product.url, CARRYOVER_TOKEN: token }
    return (words) => runWords(words, { environment })
  }
  return { product, boss: await as('boss'), ann: await as('ann') }
}

test('calls and what was said are read in words, at a place, and a row a line', async () => {
  const { boss, ann } = await company()

  const shown = await boss('call show 7002')
  expect(shown).toMatchObject({ exitCode: 0, err: '' })
  expect(shown.out).toMatch(/^Call +Planning pricing \(7002\)$/m)
  expect(shown.out).toMatch(/^When +2026-04-08 10:00 UTC, 60m$/m)
  expect(shown.out).toMatch(/^Type +negotiation$/m)
  expect(shown.out).toMatch(/^Accounts +Acme$/m)
  expect(shown.out).toMatch(/^Customer +Pat Lee$/m)
  expect(shown.out).not.toContain('worries us')
  expect(JSON.parse((await boss('call show 7002 --json')).out)).toMatchObject({ callId: '7002' })

  const at = await boss('call show 7002 --at 31:07')
  expect(at.out).toContain('\n31:07 Pat Lee (customer): The rollout worries us.\n')
  expect(at.out).not.toContain('Good morning')
  expect(at.out).not.toContain('Goodbye')
  const wrong = await boss('call show 7002 --at soon')
  expect(wrong).toMatchObject({ exitCode: 2, out: '' })
  expect(wrong.err).toContain('--at: "soon" is no place in a call: write 12:34')

  const part = await boss('call transcript 7002 --from 31:00 --to 40:00')
  expect(part.out).toBe('31:07 Pat Lee (customer): The rollout worries us.\n')
  expect((await boss('call transcript 7002 --from 1860000 --to 2400000')).out).toBe(part.out)
  const turns = (await boss('call transcript 7002 --jsonl')).out.trimEnd().split('\n')
  expect(turns.map((turn) => JSON.parse(turn).startMs)).toEqual([1_000, 1_867_000, 3_000_000])

  for (const account of ['acme', 'acme.example']) {
    const listed = (await boss(`call list --account ${account} --jsonl`)).out
    expect(
      listed
        .trimEnd()
        .split('\n')
        .map((row) => JSON.parse(row).callId),
    ).toEqual(['7002', '7001'])
  }
  expect(await boss('call list --account nobody')).toMatchObject({ exitCode: 5 })
  expect(await ann('call show 7002 --at 31:07')).toMatchObject({ exitCode: 5, out: '' })
})

test('A-018, A-093: a type and topics that were derived are said to be', async () => {
  const { product, boss } = await company()
  const { db } = product.app.ground.database
  const unknown = { type: null, type_source: 'none', details: '{}' } as const
  await db.updateTable('call').set(unknown).where('call_id', '=', '7002').execute()
  const { organization_id: organizationId } = await db
    .selectFrom('call')
    .select('organization_id')
    .executeTakeFirstOrThrow()
  const topics = [{ kind: 'plan', durationSec: 120, sentence: 1, startMs: 1_867_000 }]
  await insertReading(db, organizationId, '7002', [], {
    type: 'negotiation',
    topics: JSON.stringify(topics),
  })
  const { out } = await boss('call show 7002')
  expect(out).toMatch(/^Type +negotiation \(derived\)$/m)
  expect(out).toMatch(/^Topics \(derived\) +Plan and dates \(from 31:07\)$/m)
  expect((await boss('call list --type negotiation')).out).toMatch(/negotiation \(derived\)/)
})

test('a search is narrowed by kind, day and account, and leads to the place', async () => {
  const { boss, ann } = await company()
  const found = async (as: As, words: string): Promise<readonly string[]> =>
    [...(await as(words)).out.matchAll(/call show (\d+)/g)].map(([, callId = '']) => callId)

  expect((await found(boss, 'search rollout')).toSorted()).toEqual(['7001', '7002'])
  expect(await found(boss, 'search rollout --type demo')).toEqual(['7001'])
  expect(await found(boss, 'search rollout --since 2026-04-01')).toEqual(['7002'])
  expect(await found(boss, 'search rollout --type demo --since 2026-04-01')).toEqual([])
  expect(await found(ann, 'search rollout --since 2026-01-01')).toEqual(['7001'])
  expect((await found(boss, 'search rollout --account Acme')).length).toBe(2)
  expect(await boss('search rollout --type party')).toMatchObject({ exitCode: 2, out: '' })
  expect(await boss('search rollout --since soon')).toMatchObject({ exitCode: 2, out: '' })

  const { out } = await boss('search rollout --since 2026-04-01')
  const [, next = ''] = /carryover (call show .*)$/m.exec(out) ?? []
  expect(next).toBe('call show 7002 --at 31:07')
  expect((await boss(next)).out).toContain('The rollout worries us.')
  const rows = (await boss('search rollout --jsonl')).out.trimEnd().split('\n')
  expect(rows.map((row) => JSON.parse(row).text)).toHaveLength(2)
})

describe('diagnose', () => {
  test('ends with 5 for what is not shown, and looks at an account alone', async () => {
    const { product, boss, ann } = await company()
    const shown = await boss('diagnose --call 7002 --account acme')
    expect(shown).toMatchObject({ exitCode: 0, out: '✓ The call is here, and you may see it.\n' })
    const hidden = await boss('diagnose --call https://app.gong.io/call?id=7003')
    expect(hidden.exitCode).toBe(5)
    expect(hidden.out).toContain('✗ It is private in Gong')
    expect(await ann('diagnose --call 7002')).toMatchObject({ exitCode: 5, err: '' })
    expect(JSON.parse((await boss('diagnose --call 7003 --json')).out)).toMatchObject({
      code: 'D-PRIVATE',
    })

    const elsewhere = { name: 'Zed', emailAddress: 'zed@zed.example', affiliation: 'External' }
    await holdCall(product.gong, '7004', { host: 'boss', word: 'x', parties: [elsewhere] })
    const unmatched = await boss('diagnose --call 7004 --account acme')
    expect(unmatched.exitCode).toBe(5)
    expect(unmatched.out).toContain('carryover account link ACCOUNT 7004')

    const account = await boss('diagnose --account acme')
    expect(account).toMatchObject({ exitCode: 0, err: '' })
    expect(account.out).toContain('✓ Calls have been matched.')
    await boss('account create Bolt')
    const empty = await boss('diagnose --account Bolt')
    expect(empty.exitCode).toBe(5)
    expect(empty.out).toMatch(/✗ .*\n {2}Fix: carryover account domain add ACCOUNT DOMAIN\n/)

    const nothing = await boss('diagnose')
    expect(nothing).toMatchObject({ exitCode: 2, out: '' })
    expect(nothing.err).toContain('--account: say which account')
  })

  test('ends with 3 where nothing reads for the accounts', async () => {
    const product = await startProduct({ calls: 0 })
    const { email } = await product.member('admin')
    const environment = {
      CARRYOVER_SERVER: product.url,
      CARRYOVER_TOKEN: await tokenOf(product, email),
    }
    expect(await runWords('diagnose --call 7001', { environment })).toMatchObject({ exitCode: 3 })
    expect(await runWords('access show', { environment })).toMatchObject({ exitCode: 3, out: '' })
    await runWords('account create Bolt', { environment })
    const account = await runWords('diagnose --account bolt', { environment })
    expect(account.exitCode).toBe(3)
    expect(account.out).toContain('✗ No Gong connection reads for the accounts.')
  })
})

test('why a call is seen is asked of one member by address, or of all', async () => {
  const { boss, ann } = await company()
  const one = await boss(`call why 7002 --member ${addressOf('ann')}`)
  expect(one).toMatchObject({ exitCode: 0, err: '' })
  expect(one.out).toMatch(/^✗ /m)
  const all = await boss('call why 7002')
  expect(all.out).toMatch(/^✓ +mem_\w+ +boss +\S/m)
  expect(all.out).toMatch(/^✗ +mem_\w+ +ann +\S/m)
  const rows = (await boss('call why 7002 --jsonl')).out.trimEnd().split('\n')
  expect(rows.filter((row) => JSON.parse(row).isAllowed)).toHaveLength(1)
  expect(rows).toHaveLength(2)
  expect(await boss('call why 7002 --member nobody@x.example')).toMatchObject({ exitCode: 5 })
  expect(await ann('call why 7002')).toMatchObject({ exitCode: 5, out: '' })
})

test('access is shown in words, tried without changing anything, and set a part at a time', async () => {
  const { boss, ann } = await company()
  const shown = await boss('access show')
  expect(shown.out).toMatch(/^Calls +all recordings that the connection can see \(all\)$/m)
  expect(shown.out).toMatch(/^Chosen +by boss on \d{4}-/m)
  expect(shown.out).toMatch(/^From +2026-01-01$/m)

  const tried = await boss(`access set --mode team --person ${addressOf('ann')} --dry-run`)
  expect(tried).toMatchObject({ exitCode: 0, err: '' })
  expect(tried.out).toContain('1 that are linked now would be gone.')
  expect((await boss('access show')).out).toBe(shown.out)

  await boss("access set --mode all --exclude 'board meeting, Interview' --workspace Sales")
  const set = await boss(`access set --mode team --person 'Ann Ivarsson'`)
  expect(set).toMatchObject({ exitCode: 0, err: '' })
  expect(set.out).toMatch(/^People +102$/m)
  expect(set.out).toMatch(/^From +2026-01-01$/m)
  expect(set.out).toMatch(/^Workspaces +Sales$/m)
  expect(set.out).toMatch(/^Left out +"board meeting" in the title, "interview" in the title$/m)
  expect(await boss('call show 7002')).toMatchObject({ exitCode: 5 })
  expect(await boss('call show 7001')).toMatchObject({ exitCode: 0 })

  const back = await boss("access set --mode all --exclude '' --workspace ''")
  expect(back.out).toMatch(/^Workspaces +all$/m)
  expect(back.out).not.toContain('Left out')
  const nobody = await boss('access set --mode team')
  expect(nobody).toMatchObject({ exitCode: 2, out: '' })
  expect(nobody.err).toContain('--team: name somebody')
  expect(await boss('access set --mode team --team nobody')).toMatchObject({ exitCode: 5 })
  expect(await boss('access set --from 2026-02-01')).toMatchObject({ exitCode: 2 })
  expect(await ann('access set --mode all')).toMatchObject({ exitCode: 5, out: '' })
})
