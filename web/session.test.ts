/** Where signing in may lead: to pages of ours. */
import { expect, test } from 'vitest'
import { nextPath } from './session.ts'

test('a path of ours is kept, with what it asks for', () => {
  expect(nextPath('/datasets/ds_1?tab=runs#top')).toBe('/datasets/ds_1?tab=runs#top')
})

test('an address of somebody else leads home', () => {
  for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', 'x', '', 7]) {
    expect(nextPath(next)).toBe('/')
  }
  expect(nextPath(undefined)).toBe('/')
})
