/** A model asked over the wire: each kind of provider, and each way in which it can go wrong. */
import { expect, test } from 'vitest'
import { type ModelScript, startScriptedModel } from '../../../test/scripted-model.ts'
import { ModelProblem } from './model-problems.ts'
import { askModel, type ModelLine } from './provider.ts'
import { SHAPES } from './shapes.ts'

const QUESTION = {
  system: 'You answer a question from excerpts. {"sentences": []}',
  prompt: '<call_text>\n[0] Pat (customer): We want to go live in May.\n</call_text>\nWhen?',
  schema: SHAPES.reply.strict,
}

async function line(
  script: ModelScript | undefined,
  more: Partial<ModelLine> = {},
): Promise<{ line: ModelLine; asked: Awaited<ReturnType<typeof startScriptedModel>>['asked'] }> {
  const { url, asked } = await startScriptedModel(script)
  const given = { provider: 'anthropic', model: 'claude-sonnet-4-5', key: 'sk-1' } as const
  const rest = { baseUrl: new URL(url), mayBePrivate: true, timeoutMs: 5_000 }
  return { line: { ...given, ...rest, ...more }, asked }
}

const failureOf = async (script: ModelScript, more: Partial<ModelLine> = {}): Promise<string> => {
  const given = await line(script, more)
  const error: unknown = await askModel(given.line, QUESTION).catch((cause: unknown) => cause)
  if (!(error instanceof ModelProblem)) throw error
  return `${error.failure}: ${error.message} ${error.fix}`
}

test.each(['anthropic', 'openai', 'openai-compatible'] as const)(
  'A-116: %s is asked in its own way, with its key, a schema and no tools',
  async (provider) => {
    const given = await line(undefined, { provider, model: 'a-model' })
    const letters: number[] = []
    const answer = await askModel(given.line, QUESTION, { onText: (count) => letters.push(count) })
    expect(JSON.parse(answer.text)).toMatchObject({
      sentences: [{ text: 'We want to go live in May.' }],
    })
    expect(answer.tokensIn).toBeGreaterThan(0)
    expect(answer.tokensOut).toBeGreaterThan(0)
    expect(letters.length).toBeGreaterThan(1)
    expect(given.asked).toMatchObject([
      {
        path: provider === 'anthropic' ? '/v1/messages' : '/v1/chat/completions',
        key: 'sk-1',
        model: 'a-model',
        hasTools: false,
        hasSchema: true,
        prompt: QUESTION.prompt,
        system: QUESTION.system,
      },
    ])
  },
)

test('a server that takes no schema is asked without one', async () => {
  const given = await line(
    ({ hasSchema }) =>
      hasSchema
        ? { status: 400, message: 'no response_format here' }
        : { text: '{"sentences": []}' },
    { provider: 'openai-compatible', key: undefined },
  )
  expect((await askModel(given.line, QUESTION)).text).toBe('{"sentences": []}')
  expect(given.asked.map(({ hasSchema }) => hasSchema)).toEqual([true, false])
  expect(given.asked[0]?.key).toBeUndefined()
})

test('a busy one is asked again when it said, and one that breaks as well', async () => {
  const soon = { 'retry-after-ms': '5' }
  const given = await line((_, n) =>
    n === 0
      ? { status: 429, headers: soon }
      : n === 1
        ? { status: 503, headers: soon }
        : { text: '{"sentences": []}' },
  )
  expect((await askModel(given.line, QUESTION)).text).toBe('{"sentences": []}')
  expect(given.asked).toHaveLength(3)
})

test('whatever goes wrong is said in words', async () => {
  const soon = { 'retry-after-ms': '1' }
  expect(await failureOf(() => ({ status: 401 }))).toMatch(
    /^key-refused: 127.0.0.1:\d+ refused the key/,
  )
  expect(await failureOf(() => ({ status: 404 }))).toContain(
    'does not know the model "claude-sonnet-4-5"',
  )
  expect(await failureOf(() => ({ status: 429, headers: soon }))).toMatch(/^busy: /)
  expect(await failureOf(() => ({ status: 500, headers: soon }))).toMatch(/^down: /)
  expect(await failureOf(() => ({ text: '', stop: 'refusal' }))).toMatch(/^refused: /)
  expect(await failureOf(() => ({ hangs: 'at once' }), { timeoutMs: 150 })).toMatch(
    /^slow: The model did not finish within 0.15 seconds/,
  )
  expect(await failureOf(() => ({ hangs: 'in the middle' }), { timeoutMs: 150 })).toMatch(/^slow: /)
  const nobody = new URL('http://127.0.0.1:1/v1')
  expect(await failureOf(() => ({ text: '' }), { baseUrl: nobody })).toMatch(
    /^unreachable: 127.0.0.1:1 cannot be reached/,
  )
})

test('it is asked four times at most', async () => {
  const given = await line(() => ({ status: 500, headers: { 'retry-after-ms': '1' } }))
  await expect(askModel(given.line, QUESTION)).rejects.toThrow(/answers with errors/)
  expect(given.asked).toHaveLength(4)
})

test('redirects are not followed, and names that lead into the network are not asked', async () => {
  const elsewhere = await startScriptedModel()
  const location = { location: `${elsewhere.url}/messages` }
  expect(await failureOf(() => ({ status: 307, headers: location }))).toMatch(/^unreachable: /)
  expect(
    await failureOf(() => ({ text: '' }), { mayBePrivate: false, baseUrl: await named() }),
  ).toMatch(/^unreachable: /)
  expect(elsewhere.asked).toEqual([])

  async function named(): Promise<URL> {
    return new URL(elsewhere.url.replace('127.0.0.1', 'localhost'))
  }
})

test('who calls it off hears nothing of the model', async () => {
  const given = await line(() => ({ hangs: 'in the middle' }))
  const signal = AbortSignal.timeout(100)
  const error: unknown = await askModel(given.line, QUESTION, { signal }).catch((cause) => cause)
  expect(error).toBe(signal.reason)
  expect(error).toMatchObject({ name: 'TimeoutError' })
})
