import { expect, test } from 'vitest'
import { createByteCache } from './byte-cache.ts'

test('what was used longest ago goes first', () => {
  const cache = createByteCache<string>(30)
  for (const key of ['a', 'b', 'c']) cache.set(key, key, 10)
  cache.get('a')
  cache.set('d', 'd', 10)
  expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key))).toEqual(['a', undefined, 'c', 'd'])
  expect(cache.sizeBytes).toBe(30)
})

test('what is larger than the whole cache is not kept, and drives nothing out', () => {
  const cache = createByteCache<string>(30)
  cache.set('small', 'small', 10)
  cache.set('large', 'large', 31)
  expect(cache.get('large')).toBeUndefined()
  expect(cache.get('small')).toBe('small')
})

test('a key that is set again counts once, and what is not wanted is forgotten', () => {
  const cache = createByteCache<string>(30)
  cache.set('a', 'old', 20)
  cache.set('a', 'new', 5)
  cache.set('b', 'b', 5)
  expect(cache.sizeBytes).toBe(10)
  cache.retain((key) => key === 'a')
  expect([cache.get('a'), cache.get('b'), cache.sizeBytes]).toEqual(['new', undefined, 5])
})
