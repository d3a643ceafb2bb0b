import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createMatchKeys } from '../accounts/match-keys.ts'
import { metadataShape, toMetadata } from '../gong/call-metadata.ts'
import { stubOf } from './stub-of.ts'

const RULES = {
  access: { excluded_title_words: [] },
  keys: createMatchKeys(randomBytes(32)),
  ownDomains: new Set(['tidepool.example']),
}
const PAT = {
  id: undefined,
  name: 'Pat Lee',
  email: 'pat@acme.example',
  phone: undefined,
  title: undefined,
  userId: undefined,
  speakerId: '1',
  side: 'External',
  attended: true,
  crm: [],
} as const

test.each([
  [true, 'private'],
  [false, 'open'],
  [undefined, 'private'],
])('a call of which Gong says isPrivate %s is taken for %s', (isPrivate, state) => {
  const answer = { id: '77', started: '2026-04-01T10:00:00Z', duration: 60, scope: 'External' }
  const call = toMetadata(metadataShape.parse({ ...answer, isPrivate }))
  const parts = { parties: [PAT], topics: [], trackers: [], crm: [], details: undefined }
  const stub = stubOf({ ...call, ...parts }, RULES)
  expect(stub.state).toBe(state)
  expect(stub.keys.length > 0).toBe(state === 'open')
})
