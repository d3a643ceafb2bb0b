/** Which model may be asked, with which key, and how much. */
import { randomBytes } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { parseMasterKey } from '../src/connections/master-key.ts'
import { rotate } from '../src/connections/rotation.ts'
import { createSecrets } from '../src/connections/secrets.ts'
import { AI_KEY_ROW, findAiSettings, putAiSettings } from '../src/store/ai-settings.ts'
import { connect } from '../src/store/connect.ts'
import { insertOrganization } from '../src/store/organizations.ts'
import { testDatabaseConfig } from './database.ts'
import { asked, generated } from './model-world.ts'
import { startProduct } from './product.ts'
import { goodModel } from './scripted-model.ts'

test('a key that is wrong is said when it is tried, and one that is right as well', async () => {
  const world = await asked((ask) =>
    ask.key === 'sk-secret-1' ? { text: '{"sentences": []}' } : { status: 401 },
  )
  const { ai } = world.product.app.needs
  expect(await ai.test(world.admin)).toMatchObject({ isFine: true, fix: null })
  const wrong = await asked(() => ({ status: 401 }), { CARRYOVER_AI_KEY: 'sk-wrong' })
  expect(await wrong.product.app.needs.ai.test(wrong.admin)).toMatchObject({
    isFine: false,
    message: expect.stringContaining('refused the key'),
  })
  expect(world.model.asked[0]?.prompt).not.toContain('budget')
})

test('no request is sent once the cap of a month is reached, two at once included', async () => {
  const world = await asked()
  const { ai } = world.product.app.needs
  // Room for one request as it is reserved, and for no other beside what that one takes in the end.
  await ai.change(world.admin, { ...NOTHING, monthlyTokens: 8_100 })
  const both = await Promise.all([ai.test(world.admin), ai.test(world.admin)])
  expect(both.filter(({ isFine }) => isFine)).toHaveLength(1)
  expect(both.find(({ isFine }) => !isFine)?.message).toContain("This month's cap of tokens")
  expect(world.model.asked).toHaveLength(1)
  await ai.change(world.admin, { ...NOTHING, monthlyTokens: 0 })
  const handoff = await generated(world)
  expect(handoff.failure?.message).toContain('cap of tokens')
  expect(world.model.asked).toHaveLength(1)
  await ai.change(world.admin, { ...NOTHING, monthlyTokens: null })
  expect((await generated(world)).failure).toBeNull()
})

test('a cap in money needs prices, and counts by them', async () => {
  const world = await asked()
  const { ai } = world.product.app.needs
  await expect(ai.change(world.admin, { ...NOTHING, monthlyCents: 100 })).rejects.toThrow(
    /needs prices/,
  )
  const prices = { centsPerMillionIn: 300, centsPerMillionOut: 1_500 }
  await ai.change(world.admin, { ...NOTHING, ...prices, monthlyCents: 1 })
  expect((await ai.test(world.admin)).message).toContain('cap of money')
  const settings = await ai.change(world.admin, { ...NOTHING, monthlyCents: 1_000 })
  expect(settings).toMatchObject({
    isFromEnvironment: true,
    hasKey: true,
    used: { requests: 0, cents: 0 },
  })
  expect(await ai.test(world.admin)).toMatchObject({ isFine: true })
  expect((await ai.settings(world.admin)).used).toMatchObject({ requests: 1 })
})

test('A-116: what the environment decides cannot be changed in the pages', async () => {
  const world = await asked()
  await expect(
    world.product.app.needs.ai.change(world.admin, { ...NOTHING, provider: 'off' }),
  ).rejects.toMatchObject({ code: 'D-CONFLICT' })
  expect(JSON.stringify(await world.product.app.needs.ai.settings(world.admin))).not.toContain(
    'sk-secret',
  )
})

test('A-116, X-11: off means that no word leaves, whatever is asked', async () => {
  const world = await asked(goodModel, { CARRYOVER_AI_PROVIDER: 'off' })
  const { ai } = world.product.app.needs
  const handoff = await generated(world)
  expect(handoff.failure?.message).toBe('No model is set: nothing was sent.')
  expect(await ai.test(world.admin)).toMatchObject({ isFine: false })
  expect((await ai.preview(world.admin, 'acc_1')).requests[0]?.prompt).toContain('frozen')
  const answer = await ai.ask(world.admin, {
    question: 'Is the budget frozen?',
    accountId: 'acc_1',
    period: 'all',
  })
  expect(answer).toMatchObject({ isFound: true, level: 'built-in', notes: [] })
  expect(world.model.asked).toEqual([])
})

test('A-116: a key from the settings page is kept sealed, and is not sent to another address', async () => {
  const product = await startProduct()
  const admin = await product.member('admin')
  const { ai } = product.app.needs
  const chosen = {
    ...NOTHING,
    provider: 'openai-compatible',
    baseUrl: 'https://one.example/v1',
  } as const
  const settings = await ai.change(admin, { ...chosen, model: 'm', key: 'sk-secret-2' })
  expect(settings).toMatchObject({
    hasKey: true,
    isFromEnvironment: false,
    provider: 'openai-compatible',
  })
  const rows = await product.app.ground.database.db.selectFrom('ai_settings').selectAll().execute()
  expect(rows[0]?.secret).not.toContain('sk-secret-2')
  const moved = await ai.change(admin, { ...NOTHING, baseUrl: 'https://other.example/v1' })
  expect(moved.hasKey).toBe(false)
  for (const baseUrl of [
    'http://one.example',
    'https://127.0.0.1/v1',
    'https://10.1.2.3',
    'https://[::1]/v1',
    'https://intranet/v1',
    'https://metadata.google.internal',
    'https://169.254.169.254',
    'https://u:p@one.example',
    'ftp://one.example',
    'no address',
    'https://[::ffff:10.0.0.1]/v1',
    'https://0x7f000001/v1',
    'https://localhost./v1',
  ]) {
    await expect(ai.change(admin, { ...NOTHING, baseUrl }), baseUrl).rejects.toMatchObject({
      code: 'D-USAGE',
    })
  }
})

test('a new master key opens the key to the model as well', async () => {
  const database = connect({ server: await testDatabaseConfig() })
  onTestFinished(() => database.close())
  const { db } = database
  const organizationId = await insertOrganization(db, { name: 'Quillbeam' })
  const [old, next] = ['the old', 'the new'].map((from) =>
    parseMasterKey(randomBytes(32).toString('base64url'), from, null),
  )
  if (old === undefined || next === undefined) throw new Error('no keys')
  const place = { organizationId, id: AI_KEY_ROW }
  await putAiSettings(db, {
    organization_id: organizationId,
    provider: 'openai',
    base_url: null,
    model: 'm',
    secret: await createSecrets(old, []).seal(place, 'sk-1'),
    monthly_tokens: null,
    monthly_cents: null,
    cents_per_million_in: null,
    cents_per_million_out: null,
    changed_by: null,
    changed_at: new Date(),
  })
  await rotate(database, [old], next)
  const stored = await findAiSettings(db, organizationId)
  expect(await createSecrets(next, []).open(place, stored?.secret ?? '')).toBe('sk-1')
})

const NOTHING = {
  provider: undefined,
  baseUrl: undefined,
  model: undefined,
  key: undefined,
  monthlyTokens: undefined,
  monthlyCents: undefined,
  centsPerMillionIn: undefined,
  centsPerMillionOut: undefined,
} as const
