import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { apiUnderTest, token } from '../../test/api-door.ts'
import type { SearchAnswer } from '../records/search.ts'

const NOTHING: SearchAnswer = {
  hits: [],
  accounts: [],
  total: 0,
  totalIsExact: true,
  corrections: [],
  hasWords: true,
  notes: [],
}

/** A search that notes what it was asked, on a port of its own. */
async function listening() {
  const asked: string[] = []
  const api = await apiUnderTest({
    needs: {
      search: {
        search: (_actor, { query }) => {
          asked.push(query)
          return Promise.resolve(NOTHING)
        },
      },
    },
  })
  const base = await api.app.listen({ port: 0, host: '127.0.0.1' })
  const headers = await token(api)
  return {
    asked,
    logged: api.logged,
    port: Number(new URL(base).port),
    ask: (q: string) =>
      fetch(`${base}/api/v1/search?${new URLSearchParams({ q }).toString()}`, { headers }),
  }
}

test.each([
  ['words', 'x '.repeat(5_000)],
  ['umlauts', 'ü'.repeat(10_000)],
  ['signs of three bytes', '価'.repeat(10_000)],
  ['signs of four bytes', '😀'.repeat(5_000)],
])('a search of 10,000 characters is read: %s', async (_name, query) => {
  const { ask, asked } = await listening()
  expect((await ask(query)).status).toBe(200)
  expect(asked).toEqual([query])
})

test('a longer one is told how long it may be', async () => {
  const { ask, asked } = await listening()
  const answer = await ask('x'.repeat(10_001))
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({
    code: 'D-USAGE',
    detail: 'q: a search has at most 10,000 characters.',
  })
  expect(asked).toEqual([])
})

test('one that is too long to be read at all is a problem like every other', async () => {
  const { ask, logged } = await listening()
  const answer = await ask('価'.repeat(200_000))
  expect(answer.status).toBe(431)
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  const problem: unknown = await answer.json()
  expect(problem).toMatchObject({
    code: 'D-TOO-LARGE',
    title: 'Too large',
    status: 431,
    fix: { text: 'Ask for less at once: a search has at most 10,000 characters.' },
    requestId: answer.headers.get('x-request-id'),
  })
  expect(logged).toContainEqual(
    expect.objectContaining({ requestId: answer.headers.get('x-request-id'), status: 431 }),
  )
})

test('what is no request is answered, and the connection ends', async () => {
  const { port } = await listening()
  const socket = connect({ port, host: '127.0.0.1' })
  socket.write('\u0016\u0003\u0001 hello\r\n\r\n')
  const answer = await text(socket)
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\ncontent-type: application\/problem\+json/)
  expect(answer).toContain('"code":"D-USAGE"')
})
