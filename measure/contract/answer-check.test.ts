import { expect, test } from 'vitest'
import { type Answer, createAnswerCheck } from './answer-check.ts'
import { createCoverage } from './coverage.ts'
import { createValidate } from './json-schema.ts'
import { operationsOf } from './operations.ts'
import { smallDocument } from './small-document.ts'

const coverage = createCoverage(smallDocument)
const check = createAnswerCheck(
  smallDocument,
  operationsOf(smallDocument),
  createValidate(smallDocument),
  coverage,
)

const JSON_TYPE = { 'content-type': 'application/json;charset=UTF-8' }

function answer(body: unknown, rest: Partial<Answer> = {}): Answer {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { method: 'GET', path: '/v2/users', status: 200, headers: JSON_TYPE, text, ...rest }
}

const user = { id: 7, name: 'Pat', created: '2026-01-02T03:04:05.678+02:00', level: 'own' }

test('finds nothing in an answer as documented', () => {
  expect(check(answer({ users: [user, {}] }))).toEqual([])
})

test('takes an integer beyond 2^53 for an integer', () => {
  expect(check(answer('{"users":[{"id":2271307570613351879}]}'))).toEqual([])
})

test.for([
  [{ nick: 'P' }, { kind: 'extra', at: '/users/*/nick', got: '"P"' }],
  [{ id: '7' }, { kind: 'type', at: '/users/*/id', expected: 'integer', got: '"7"' }],
  [{ name: null }, { kind: 'null', at: '/users/*/name', expected: 'string', got: 'null' }],
  [{ level: 'some' }, { kind: 'enum', at: '/users/*/level', got: '"some"' }],
  [{ created: 'today' }, { kind: 'value', at: '/users/*/created', got: '"today"' }],
] as const)('reports %j', ([change, difference]) => {
  const found = check(answer({ users: [user, { ...user, ...change }] }))
  expect(found).toEqual([expect.objectContaining({ operation: 'GET /v2/users', ...difference })])
})

test('a null counts once, although it is no member of the enum either', () => {
  expect(check(answer({ users: [{ level: null }] }))).toMatchObject([{ kind: 'null' }])
})

test('an enum member that only lists the others is no value', () => {
  expect(check(answer({ users: [{ level: 'all / own' }] }))).toMatchObject([{ kind: 'enum' }])
})

test('reports a status that the operation does not list, and still checks the error', () => {
  const found = check(answer({ errors: 'no' }, { status: 415 }))
  expect(found).toMatchObject([
    { kind: 'status', at: '415', expected: '200, 429' },
    { kind: 'type', at: '/errors' },
  ])
})

test('reports an operation that the document does not have', () => {
  const found = check(answer({ errors: [] }, { method: 'PATCH', status: 405 }))
  expect(found).toMatchObject([{ operation: 'PATCH /v2/users', kind: 'unknown', at: '405' }])
})

test('reports a documented header that is missing, or no number', () => {
  const limited = { status: 429, headers: JSON_TYPE }
  expect(check(answer({}, limited))).toMatchObject([{ kind: 'missing', at: 'Retry-After' }])
  const headers = { ...JSON_TYPE, 'retry-after': 'soon' }
  expect(check(answer({}, { ...limited, headers }))).toMatchObject([{ kind: 'type', got: 'soon' }])
})

test('reports another media type, and what is no JSON', () => {
  const headers = { 'content-type': 'text/html' }
  const found = check(answer('<html>', { headers }))
  expect(found).toMatchObject([{ at: 'content-type', got: 'text/html' }, { got: '"<html>"' }])
})

test('prefers a path without a placeholder', () => {
  const operations = operationsOf(smallDocument)
  expect(operations.find('GET', '/v2/users')?.name).toBe('GET /v2/users')
  expect(operations.find('GET', '/v2/users/123')?.name).toBe('GET /v2/users/{id}')
})

test('lists the documented properties that no answer had', () => {
  const fresh = createCoverage(smallDocument)
  const users = { $ref: '#/components/schemas/Users' }
  fresh.see(users, { users: [{ id: 1, phone: null }] })
  expect(fresh.report()).toEqual({
    documented: 6,
    neverSeen: ['User.created', 'User.level', 'User.name'],
    onlyNull: ['User.phone'],
  })
})
