import { expect, test } from 'vitest'
import { createCalendar } from './calendar.ts'

test('a day begins at its midnight in the zone, also where the clocks change', () => {
  const berlin = createCalendar('Europe/Berlin')
  // 29 March 2026 has 23 hours.
  expect(berlin.iso(berlin.startOf('2026-03-29'))).toBe('2026-03-29T00:00:00+01:00')
  expect(berlin.iso(berlin.startOf('2026-03-30'))).toBe('2026-03-30T00:00:00+02:00')
})

test('a day whose midnight is skipped begins an hour later', () => {
  const cairo = createCalendar('Africa/Cairo')
  expect(cairo.iso(cairo.startOf('2026-04-24'))).toBe('2026-04-24T01:00:00+03:00')
})

test('west of Greenwich the evening belongs to the day before', () => {
  const losAngeles = createCalendar('America/Los_Angeles')
  expect(losAngeles.dayOf(Date.parse('2026-06-02T03:00:00Z'))).toBe('2026-06-01')
})

test('fractions come in three kinds, and milliseconds of zero are left out', () => {
  const utc = createCalendar('UTC')
  const ms = Date.parse('2026-06-01T09:00:00.250Z')
  expect(utc.iso(ms)).toBe('2026-06-01T09:00:00Z')
  expect(utc.iso(ms, 'milliseconds')).toBe('2026-06-01T09:00:00.250Z')
  expect(utc.iso(ms - 250, 'milliseconds')).toBe('2026-06-01T09:00:00Z')
  expect(utc.iso(ms, 'microseconds')).toMatch(/\.250\d{3}Z$/)
})
