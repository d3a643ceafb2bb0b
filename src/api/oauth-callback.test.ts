import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { apiUnderTest } from '../../test/api-door.ts'
import { Problem } from '../records/problems.ts'
import type { FinishedOauth, FinishOauth } from './door.ts'

const DONE: FinishedOauth = { attemptId: 'att_1', returnTo: undefined, problem: undefined }
const PROBLEM = new Problem({
  code: 'D-DENIED',
  message: 'Gong said <no> & "never".',
  fix: 'Try again.',
  cause: new Error('inner secret'),
})

async function coming(finished: FinishedOauth | Error, url: string, cookie?: string) {
  const asked: Parameters<FinishOauth>[] = []
  const api = await apiUnderTest({
    door: {
      finishOauth: async (...what) => {
        asked.push(what)
        if (finished instanceof Error) throw finished
        return finished
      },
    },
  })
  const answer = await api.app.inject({ url, headers: cookie === undefined ? {} : { cookie } })
  return { api, answer, asked }
}

/** What the page's script does in a browser. */
async function told(html: string, script: string) {
  const heard: unknown[] = []
  const data = /data-message="([^"]*)"/.exec(html)?.[1] ?? ''
  const message = data
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
  class BroadcastChannel {
    readonly name: string
    constructor(name: string) {
      this.name = name
    }
    postMessage(what: unknown): void {
      heard.push([this.name, what])
    }
    close(): void {}
  }
  const window = {
    location: { origin: 'http://carryover.test' },
    opener: { postMessage: (what: unknown, to: string) => heard.push([to, what]) },
    close: () => heard.push('closed'),
  }
  const document = { body: { dataset: { message } } }
  runInNewContext(script, { BroadcastChannel, window, document, JSON })
  return heard
}

test('a window of its own tells the page that opened it, and closes', async () => {
  const { api, answer, asked } = await coming(DONE, '/oauth/gong/callback?code=c&state=s')
  expect(asked).toEqual([
    ['gong', { code: 'c', state: 's', error: undefined, errorDescription: undefined }, undefined],
  ])
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.body).toContain('Gong is connected')
  expect(answer.body).toContain('You can close this window.')
  expect(answer.body).not.toMatch(/<script>| on\w+=/)
  const script = await api.app.inject('/oauth/close.js')
  expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8')
  const message = { type: 'carryover-oauth', provider: 'gong', attempt: 'att_1', problem: null }
  expect(await told(answer.body, script.body)).toEqual([
    ['carryover-oauth', message],
    ['http://carryover.test', message],
    'closed',
  ])
})

test('a browser that stayed in its tab goes on where it came from', async () => {
  const { answer } = await coming(
    { ...DONE, returnTo: '/datasets/new?step=2#x' },
    '/oauth/google/callback?code=c&state=s',
  )
  expect([answer.statusCode, answer.headers.location]).toEqual([
    303,
    '/datasets/new?step=2&attempt=att_1&connected=google#x',
  ])
  const refused = await coming(
    { ...DONE, returnTo: '/integrations', problem: PROBLEM },
    '/oauth/gong/callback?error=access_denied&state=s',
  )
  expect(refused.answer.headers.location).toBe('/integrations?attempt=att_1&problem=D-DENIED')
  expect(refused.asked[0]?.[1]).toMatchObject({ error: 'access_denied', code: undefined })
})

test.each(['//evil.example', 'https://evil.example', '/\\evil.example'])(
  'nobody is sent to %s',
  async (returnTo) => {
    const { answer } = await coming({ ...DONE, returnTo }, '/oauth/gong/callback?code=c&state=s')
    expect(answer.headers.location).toBe('/?attempt=att_1&connected=gong')
  },
)

test('a problem is told on the page, and nothing in it becomes part of the page', async () => {
  const { api, answer } = await coming(
    { ...DONE, problem: PROBLEM },
    '/oauth/gong/callback?state=s',
  )
  const script = await api.app.inject('/oauth/close.js')
  const [heard] = await told(answer.body, script.body)
  const { code, message, fix } = PROBLEM
  expect(heard).toEqual([
    'carryover-oauth',
    {
      type: 'carryover-oauth',
      provider: 'gong',
      attempt: 'att_1',
      problem: { code, message, fix },
    },
  ])
  expect(answer.body).toContain('Gong said &lt;no&gt; &amp; &quot;never&quot;.')
  expect(answer.body).not.toContain('<no>')
  expect(answer.body).toContain('Not connected')
})

test('what nobody expected closes the window too, and shows nothing of itself', async () => {
  const { api, answer } = await coming(
    new Error('secret inside'),
    '/oauth/gong/callback?code=c&state=s',
  )
  expect(answer.statusCode).toBe(200)
  expect(answer.body).toContain('D-UNEXPECTED')
  expect(answer.body).not.toContain('secret inside')
  const { 0: first } = api.logged.filter(({ message }) => message === 'a callback failed')
  expect(first).toMatchObject({ provider: 'gong' })
})

test('the session of the browser is told to the part', async () => {
  const asked: Parameters<FinishOauth>[] = []
  const { app, member, signIn } = await apiUnderTest({
    door: {
      finishOauth: async (...what) => {
        asked.push(what)
        return DONE
      },
    },
  })
  const actor = await member('csm')
  const cookie = await signIn(actor.email)
  await app.inject({ url: '/oauth/gong/callback?code=c&state=s', headers: { cookie } })
  expect(asked[0]?.[2]).toEqual(actor)
})
