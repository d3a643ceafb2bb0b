import { expect, test } from 'vitest'
import { pastedCallId } from './gong-link.ts'

test.each([
  ['https://us-12345.app.gong.io/call?id=7782342274025937895', '7782342274025937895'],
  ['https://app.gong.io/call?id=12', '12'],
  ['  us-12345.app.gong.io/call?id=12  ', '12'],
  ['https://eu-1.app.gong.io/call?tab=brief&id=12&highlights=%5B%5D#transcript', '12'],
  ['https://us-12345.app.gong.io/embedded-call?call-id=12', '12'],
  ['7782342274025937895', '7782342274025937895'],
])('%s names a call', (pasted, id) => {
  expect(pastedCallId(pasted)).toBe(id)
})

test.each([
  [''],
  ['the call with Hearth & Fennel'],
  ['123456789012345678901'],
  ['https://us-12345.app.gong.io/library?id=12'],
  ['https://us-12345.app.gong.io/call?id=12abc'],
  ['https://us-12345.app.gong.io/call'],
  ['https://app.gong.io.example/call?id=12'],
  ['https://gong.io/call?id=12'],
  ['javascript://app.gong.io/call?id=12'],
])('%s names none', (pasted) => {
  expect(pastedCallId(pasted)).toBeUndefined()
})
