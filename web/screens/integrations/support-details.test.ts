import { expect, test } from 'vitest'
import { ApiProblem } from '../../api.ts'
import { supportDetails } from './support-details.ts'

const NOW = new Date('2026-11-29T12:00:00.000Z')

test('A-131: time, endpoint, status and the id of the request are told to Gong', () => {
  const kept = {
    code: 'D-INACTIVE',
    message: 'Gong says that the company account is inactive.',
    fix: 'Ask your Gong administrator.',
    scope: null,
    endpoint: 'POST /v2/calls/extensive',
    requestId: '4k2ab',
    gongStatus: 401,
    at: '2026-11-28T04:00:07.000Z',
    retryAt: null,
  }
  expect(supportDetails(kept, NOW)).toBe(`Time: 2026-11-28 04:00:07 UTC
Endpoint: POST /v2/calls/extensive
HTTP status: 401
Gong request: 4k2ab
Carryover code: D-INACTIVE`)
})

test('A-131: what was met just now, while connecting, is told as well; what Gong did not say is left out', () => {
  const problem = new ApiProblem({
    status: 502,
    code: 'D-401',
    title: 'Gong refuses the key',
    detail: 'Gong does not accept these credentials.',
    fix: 'Check the key.',
    gong: { endpoint: 'GET /v2/workspaces', status: 401 },
  })
  expect(supportDetails(problem, NOW)).toBe(`Time: 2026-11-29 12:00:00 UTC
Endpoint: GET /v2/workspaces
HTTP status: 401
Carryover code: D-401`)
})
