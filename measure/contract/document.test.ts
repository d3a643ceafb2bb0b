import { expect, test } from 'vitest'
import { parseDocument, readDocument } from './document.ts'
import { smallDocument } from './small-document.ts'

test('a document that is not there, no JSON or another one is told in a sentence', async () => {
  await expect(readDocument('/nowhere/openapi.json')).rejects.toThrow('cannot be read')
  expect(() => parseDocument('{', 'x.json')).toThrow('x.json is not JSON')
  expect(() => parseDocument('{"openapi":"3.1.0"}', 'x.json')).toThrow('3.0')
})

test('a document that says more than is understood is refused', () => {
  const components = { schemas: { User: { nullable: true } } }
  const text = JSON.stringify({ ...smallDocument, components })
  expect(() => parseDocument(text, 'x.json')).toThrow(/User > nullable: .*not understood/)
})
