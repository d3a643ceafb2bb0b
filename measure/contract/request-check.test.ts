import { expect, test } from 'vitest'
import { createValidate } from './json-schema.ts'
import { operationsOf } from './operations.ts'
import { createRequestCheck } from './request-check.ts'
import { smallDocument } from './small-document.ts'

const check = createRequestCheck(operationsOf(smallDocument), createValidate(smallDocument))

const get = { method: 'GET', path: '/v2/users', query: { workspaceId: '12' }, body: null }
const post = { method: 'POST', path: '/v2/users', query: {}, body: { filter: { ids: ['1'] } } }

test('finds nothing in requests as documented', () => {
  expect(check(get)).toEqual([])
  expect(check({ ...get, query: { workspaceId: '12', cursor: 'next' } })).toEqual([])
  expect(check(post)).toEqual([])
})

test.for([
  [
    { ...get, query: {} },
    { kind: 'missing', at: '?workspaceId' },
  ],
  [
    { ...get, query: { workspaceId: 'sales' } },
    { kind: 'type', at: '?workspaceId' },
  ],
  [
    { ...get, query: { workspaceId: '1', limit: '5' } },
    { kind: 'extra', at: '?limit' },
  ],
  [
    { ...get, body: {} },
    { kind: 'extra', at: '/' },
  ],
  [{ ...get, path: '/v2/nobody' }, { kind: 'unknown' }],
  [
    { ...post, body: null },
    { kind: 'missing', at: '/' },
  ],
  [
    { ...post, body: {} },
    { kind: 'missing', at: '/filter' },
  ],
  [
    { ...post, body: { filter: { ids: [1] } } },
    { kind: 'type', at: '/filter/ids/*' },
  ],
  [
    { ...post, body: { filter: { from: 1 } } },
    { kind: 'extra', at: '/filter/from' },
  ],
  // A cursor in the query of a POST is the mistake that reads the first page for ever.
  [
    { ...post, query: { cursor: 'next' } },
    { kind: 'extra', at: '?cursor' },
  ],
] as const)('reports %j', ([request, difference]) => {
  expect(check(request)).toMatchObject([difference])
})
