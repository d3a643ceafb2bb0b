import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { companyDomain, domainLabel, readDomain } from './domains.ts'

function domainOf(typed: string): string {
  const reading = readDomain(typed)
  return reading.kind === 'domain' ? reading.domain : reading.why
}

describe('A-053: domains as people type them', () => {
  test.each([
    ['acme.com', 'acme.com'],
    ['ACME.Com', 'acme.com'],
    ['acme.com.', 'acme.com'],
    ['acme.com..', 'acme.com'],
    ['  acme.com\t', 'acme.com'],
    ['www.acme.com', 'acme.com'],
    ['eu.west.acme.co.uk', 'acme.co.uk'],
    ['http://www.acme.com/path?q=a@b.com#x', 'acme.com'],
    ['HTTPS://user:secret@acme.com:8443/', 'acme.com'],
    ['//acme.com/x', 'acme.com'],
    ['acme.com:443', 'acme.com'],
    ['acme.com/about', 'acme.com'],
    ['pat@eu.acme.com', 'acme.com'],
    ['mailto:pat@acme.com', 'acme.com'],
    ['Pat Lee <pat@acme.com>', 'acme.com'],
    ['@acme.com', 'acme.com'],
    ['*.acme.com', 'acme.com'],
    ['München.DE', 'xn--mnchen-3ya.de'],
    ['xn--mnchen-3ya.de', 'xn--mnchen-3ya.de'],
    ['ACME。com', 'acme.com'],
    ['acme.example', 'acme.example'],
    ['acme.github.io', 'acme.github.io'],
    ['mail.acme.onmicrosoft.com', 'acme.onmicrosoft.com'],
  ])('%j is %s', (typed, domain) => expect(readDomain(typed)).toEqual({ kind: 'domain', domain }))

  test.each([
    ['com', /public suffix/],
    ['co.uk', /public suffix/],
    ['CO.UK.', /public suffix/],
    ['http://co.uk/', /public suffix/],
    ['github.io', /public suffix/],
    ['10.0.0.1', /IP address/],
    ['http://10.0.0.1:80/', /IP address/],
    ['::1', /IP address/],
    ['[2001:db8::1]', /IP address/],
    ['https://[2001:db8::1]:8443/x', /IP address/],
    ['0x7f.1', /IP address/],
    ['2130706433', /IP address/],
    ['gmail.com', /mail provider/],
    ['GMail.com', /mail provider/],
    ['pat@googlemail.com', /mail provider/],
    ['mx.web.de', /mail provider/],
    ['fastmail.com', /mail provider/],
    ['onmicrosoft.com', /shared/],
    ['c_1@resource.calendar.google.com', /calendars/],
    ['', /no domain/],
    ['   ', /no domain/],
    ['acme', /no domain/],
    ['...', /no domain/],
    ['acme..com', /no domain/],
    ['-acme.com', /no domain/],
    ['acme corp.com', /no domain/],
    ['acme.com, other.com', /no domain/],
    ['acme.com\u0000', /no domain/],
    ['\u202Eacme.com', /no domain/],
    [`${'a'.repeat(64)}.com`, /no domain/],
    [`${'a.'.repeat(150)}com`, /no domain/],
    ['javascript:alert(1)', /no domain/],
  ])('%j is refused', (typed, why) => {
    const reading = readDomain(typed)
    expect(reading.kind).toBe('refused')
    expect(domainOf(typed)).toMatch(why)
  })

  test('what was read is read the same again, whatever stands around it', () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9]{0,20}$/)
    const suffix = fc.constantFrom('com', 'co.uk', 'de', 'example', 'com.br')
    const below = fc.array(label, { maxLength: 3 })
    const around = fc.constantFrom<(host: string) => string>(
      (host) => host,
      (host) => host.toUpperCase(),
      (host) => ` ${host}. `,
      (host) => `https://${host}/path`,
      (host) => `someone@${host}`,
    )
    fc.assert(
      fc.property(label, suffix, below, around, (name, tail, above, put) => {
        const own = `${name}0q.${tail}`
        expect(domainOf(put([...above, own].join('.')))).toBe(own)
        expect(domainOf(own)).toBe(own)
      }),
    )
  })

  test('whatever is typed is read or refused, and what is read keeps its meaning', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
        const reading = readDomain(typed)
        if (reading.kind === 'domain') expect(readDomain(reading.domain)).toEqual(reading)
        else expect(reading.why).not.toBe('')
      }),
      { numRuns: 1_000 },
    )
  })
})

test('A-053: an address tells its company, unless anybody can have one there', () => {
  expect(companyDomain('pat@Eu.Acme.CO.UK')).toBe('acme.co.uk')
  expect(companyDomain('pat@bücher.example')).toBe('xn--bcher-kva.example')
  expect(companyDomain('pat@gmail.com')).toBeUndefined()
  expect(companyDomain('pat@[10.0.0.1]')).toBeUndefined()
  expect(companyDomain('pat')).toBeUndefined()
  expect(companyDomain('pat@')).toBeUndefined()
  expect(companyDomain('room@resource.calendar.google.com')).toBeUndefined()
})

test('A-124: domains of one company share their label', () => {
  expect(domainLabel('acme.co')).toBe(domainLabel('acme.com'))
  expect(domainLabel('acme.co.uk')).toBe('acme')
})
