/** Reliability 31: what is read live from Gong tells nothing of calls that the asker may not see there. */
import { expect, test } from 'vitest'
import { type Product, startProduct } from './product.ts'
import { addressOf, asked, holdCall, readAccounts, smallCompany } from './served-accounts.ts'

const OWN = '7001'
const HIDDEN = ['7002', '7003', '7004'] as const
const NEVER = '7999'
const WORD = 'zqhiddenzq'

/** Calls of nobody: no account has their domain. Ann sees hers. */
async function company(withHidden: boolean): Promise<Product> {
  const product = await startProduct({ calls: 0, change: smallCompany })
  await holdCall(product.gong, OWN, { host: 'ann', word: 'gallery' })
  if (withHidden) {
    await holdCall(product.gong, HIDDEN[0], { host: 'ben', word: WORD })
    await holdCall(product.gong, HIDDEN[1], { host: 'ben', word: WORD, isPrivate: true })
    await holdCall(product.gong, HIDDEN[2], { host: 'ben', word: WORD, scope: 'Internal' })
  }
  await product.member('admin')
  await product.member('csm', addressOf('ann'))
  const admin = await product.as('admin@quillbeam.example')
  await readAccounts(product, admin)
  for (const name of ['Acme', 'Other']) {
    await asked(admin('POST', '/accounts', { name, domains: [`${name.toLowerCase()}.test`] }))
  }
  return product
}

test('reliability 31: near misses, calls to link and accounts to make sound the same with hidden calls', async () => {
  const answersOf = async (product: Product) => {
    const ann = await product.as(addressOf('ann'))
    const accounts = JSON.stringify(await asked(ann('GET', '/accounts')))
    const [, accountId] = /"accountId":"([^"]+)","name":"Acme"/.exec(accounts) ?? []
    const questions: readonly (readonly [string, string, object?])[] = [
      ['GET', `/accounts/${accountId}/near-misses`],
      ['GET', `/accounts/${accountId}/linkable`],
      ['GET', `/accounts/${accountId}/linkable?query=planning`],
      ['GET', `/accounts/${accountId}/linkable?query=${WORD}`],
      ['POST', '/accounts:suggest', {}],
      ['GET', '/matching/unmatched'],
      ['GET', '/calls'],
      ['GET', '/access/sync'],
    ]
    const answers: string[] = []
    for (const [method, path, body] of questions) {
      const { status, body: told } = await ann(method, path, body)
      answers.push(
        `${method} ${path} ${status} ${JSON.stringify(told)}`.replaceAll(accountId ?? '?', 'ACC'),
      )
    }
    return answers.map(timeless)
  }
  const full = await answersOf(await company(true))
  expect(full).toEqual(await answersOf(await company(false)))
  expect(full.join('\n')).toContain('Planning gallery')
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
    .replaceAll(/"(con|mem|org)_\w+"/g, '"$1"')
    .replaceAll(/"20\d\d-[^"]+"/g, '"then"')
}
