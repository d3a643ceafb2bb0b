import { expect, test } from 'vitest'
import { authorizeUrl, OAUTH_SCOPES } from './oauth.ts'

const client = { clientId: 'c', clientSecret: 's', appUrl: new URL('https://app.gong.io') }
const ask = { state: 's', challenge: 'c', redirectUri: 'https://carryover.example/back' }

test('X-14: the shared connection asks for calls and who may see them, never for a setting', () => {
  const { shared, personal } = OAUTH_SCOPES
  expect(shared.filter((scope) => !/^api:[a-z:-]+:read(:[a-z-]+)?$/.test(scope))).toEqual([])
  expect(shared.filter((scope) => /settings|media|stats/.test(scope))).toEqual([])
  expect(personal).toContain('api:settings:trackers:read')
})

test('the approval page is asked for exactly the scopes of its kind, spaces as %20', () => {
  const url = authorizeUrl(client, { ...ask, scopes: OAUTH_SCOPES.shared })
  expect(new URL(url).searchParams.get('scope')).toBe(OAUTH_SCOPES.shared.join(' '))
  expect(url).toContain('scope=api%3Acalls%3Aread%3Abasic%20api')
})
