/** Reliability 31: what is read live from Gong tells nothing of calls that the asker may not see there. */
import { expect, test } from 'vitest'
import { type Product, startProduct } from './product.ts'
import {
  addressOf,
  asked,
  GONG_IDS,
  holdCall,
  readAccounts,
  smallCompany,
} from './served-accounts.ts'

const OWN = '7001'
const HIDDEN = ['7002', '7003', '7004', '7005'] as const
const NEVER = '7999'
const WORD = 'zqhiddenzq'

/** On a hidden call alone. */
const ZED = 'zed@zebra.example'
const ZEBRA_CRM_ID = '0015000000Zebra'

/** Calls of nobody: no account has their domain. Ann sees hers. Each page of Gong's answers holds one call. */
async function company(withHidden: boolean): Promise<Product> {
  const product = await startProduct({ calls: 0, pageSize: 1, change: smallCompany })
  await holdCall(product.gong, OWN, { host: 'ann', word: 'gallery' })
  if (withHidden) {
    await holdCall(product.gong, HIDDEN[0], { host: 'ben', word: WORD })
    await holdCall(product.gong, HIDDEN[1], { host: 'ben', word: WORD, isPrivate: true })
    await holdCall(product.gong, HIDDEN[2], { host: 'ben', word: WORD, scope: 'Internal' })
    await holdCall(product.gong, HIDDEN[3], {
      host: 'ben',
      word: WORD,
      parties: [
        { name: 'Ben', userId: GONG_IDS.ben, emailAddress: addressOf('ben'), speakerId: '1' },
        { name: 'Zed', emailAddress: ZED, affiliation: 'External', speakerId: '2' },
      ],
      context: [
        {
          system: 'Salesforce',
          objects: [{ objectType: 'Account', objectId: ZEBRA_CRM_ID, fields: [] }],
        },
      ],
    })
  }
  await product.member('admin')
  await product.member('csm', addressOf('ann'))
  const admin = await product.as('admin@quillbeam.example')
  await readAccounts(product, admin)
  for (const name of ['Acme', 'Zebra']) {
    await asked(admin('POST', '/accounts', { name, domains: [`${name.toLowerCase()}.test`] }))
  }
  return product
}

type Question = readonly [method: string, path: string, body?: object]

/** What Ann is told. `ACME` and `ZEBRA` in a path stand for their accounts. */
async function answersOf(product: Product, questions: readonly Question[]) {
  const ann = await product.as(addressOf('ann'))
  const accounts = JSON.stringify(await asked(ann('GET', '/accounts')))
  const [acme = '?', zebra = '?'] = ['Acme', 'Zebra'].map(
    (name) => new RegExp(`"accountId":"([^"]+)","name":"${name}"`).exec(accounts)?.[1],
  )
  const answers: string[] = []
  for (const [method, path, body] of questions) {
    const named = path.replace('ACME', acme).replace('ZEBRA', zebra)
    const { status, body: told } = await ann(method, named, body)
    answers.push(timeless(`${method} ${path} ${status} ${JSON.stringify(told)}`))
  }
  return answers
}

test('reliability 31: near misses, calls to link and accounts to make sound the same with hidden calls', async () => {
  const span = 'from=2020-01-01T00:00:00Z&to=2030-01-01T00:00:00Z'
  const questions: readonly Question[] = [
    ['GET', '/accounts/ACME/near-misses'],
    ['GET', '/accounts/ZEBRA/near-misses'],
    ['GET', '/accounts/ACME/linkable'],
    ['GET', `/accounts/ACME/linkable?${span}`],
    ['GET', '/accounts/ACME/linkable?query=planning'],
    ['GET', `/accounts/ACME/linkable?query=${WORD}`],
    ['POST', '/accounts:suggest', {}],
    ['GET', '/matching/unmatched'],
    ['GET', '/calls'],
    ['GET', '/access/sync'],
  ]
  const full = await answersOf(await company(true), questions)
  expect(full).toEqual(await answersOf(await company(false), questions))
  expect(full.join('\n')).toContain('Planning gallery')
})

test('reliability 31: a look by hashes asks Gong by id whether or not any met', async () => {
  const looksOf = async (product: Product) => {
    const ids = async () =>
      (await product.gong.requests('/v2/calls/extensive')).filter(
        ({ body }) => body?.filter?.['callIds'] !== undefined,
      ).length
    const before = await ids()
    await answersOf(product, [['GET', '/accounts/ZEBRA/near-misses']])
    return (await ids()) - before
  }
  expect(await looksOf(await company(true))).toBe(1)
  expect(await looksOf(await company(false))).toBe(1)
})

test('reliability 31: an account that is made, changed or looked for says nothing of calls with its address, domain or CRM id', async () => {
  const clues = [
    { domains: ['zebra.example'] },
    { contacts: [{ email: ZED }] },
    { crmIds: [{ kind: 'account', id: ZEBRA_CRM_ID }] },
  ]
  const csv = 'Name,Domains\nImported,zebra.example\n'
  const questions: readonly Question[] = [
    ['POST', '/accounts:import', { csv, isApplied: true }],
    ...clues.flatMap((clue, n): readonly Question[] => [
      ['POST', '/accounts', { name: `New ${n}`, ...clue }],
      ['PATCH', '/accounts/ACME', clue],
    ]),
    ['GET', '/accounts/ACME'],
    ['GET', '/accounts/ACME/overview'],
    ['GET', '/accounts/ACME/diagnostics'],
    ['GET', '/accounts'],
  ]
  const full = await answersOf(await company(true), questions)
  expect(full).toEqual(await answersOf(await company(false), questions))
  expect(full[1]).toContain('"isMatching":true')
})

test('reliability 31: a hidden call that is looked up or linked by its id sounds like none', async () => {
  const product = await company(true)
  const ann = await product.as(addressOf('ann'))
  const { body } = await ann('GET', '/accounts')
  const [, accountId] = /"accountId":"([^"]+)"/.exec(JSON.stringify(body)) ?? []
  for (const [path, input] of [
    ['/calls:diagnose', {}],
    ['/calls:diagnose', { accountId }],
    [`/accounts/${accountId}/links`, {}],
  ] as const) {
    const told = async (call: string) => {
      const { status, body: answer } = await ann('POST', path, { call, ...input })
      return timeless(`${status} ${JSON.stringify(answer)}`.replaceAll(call, 'ID'))
    }
    const never = await told(NEVER)
    for (const callId of HIDDEN) expect(await told(callId)).toBe(never)
  }
  expect(JSON.stringify(await ann('POST', '/calls:diagnose', { call: OWN }))).toContain(
    'D-NO-MATCH',
  )
})

function timeless(answer: string): string {
  return answer
    .replaceAll(/"requestId":"[^"]+"/g, '"requestId":"R"')
    .replaceAll(/"(acc|con|mem|org)_\w+"/g, '"$1"')
    .replaceAll(/\/accounts\/acc_\w+/g, '/accounts/acc')
    .replaceAll(/"20\d\d-[^"]+"/g, '"then"')
}
