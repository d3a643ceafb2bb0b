/** Sizes, counts, spans and moments, as people read them. */
import { expect, test } from 'vitest'
import {
  ago,
  bytes,
  clock,
  count,
  counted,
  daysSince,
  daysUntil,
  daysWords,
  duration,
  listed,
  moment,
  utc,
} from './words.ts'

const NOW = new Date(2026, 9, 8, 12, 0)
const later = (ms: number) => new Date(NOW.getTime() + ms)
const HOUR_MS = 3_600_000

test('sizes carry one digit where it says something', () => {
  const sizes = [0, 999, 1_000, 1_940_000, 61_200, 12_000_000, 3.2e12]
  expect(sizes.map((size) => bytes(size).replace('\u00A0', ' '))).toEqual([
    '0 B',
    '999 B',
    '1 KB',
    '1.9 MB',
    '61 KB',
    '12 MB',
    '3.2 TB',
  ])
  expect(bytes(null)).toBe('–')
})

test('counts are grouped, and agree with their noun', () => {
  expect(count(12_480)).toBe('12,480')
  expect(count(null)).toBe('–')
  expect(counted(1, 'call')).toBe('1\u00A0call')
  expect(counted(2, 'library', 'libraries')).toBe('2\u00A0libraries')
})

test('spans of time grow coarser as they grow', () => {
  expect([40, 41_000, 200_000, 120_000, 2 * HOUR_MS + 300_000].map(duration)).toEqual([
    '0.1 s',
    '41 s',
    '3 min 20 s',
    '2 min',
    '2 h 5 min',
  ])
})

test('moments near today are called by name, across midnight and not by hours', () => {
  const at = (...time: [number, number, number]) => new Date(2026, 9, ...time)
  expect(moment(at(8, 6, 0), NOW)).toBe('today 06:00')
  expect(moment(at(9, 0, 5), NOW)).toBe('tomorrow 00:05')
  expect(moment(at(7, 23, 59), NOW)).toBe('yesterday 23:59')
  expect(moment(at(10, 6, 0), NOW)).toBe('Sat 10 Oct 06:00')
  expect(moment(new Date(2025, 1, 3, 6), NOW)).toBe('3 Feb 2025 06:00')
})

test('what was just now is told by how long it is ago', () => {
  expect(ago(later(-20_000), NOW)).toBe('just now')
  expect(ago(later(-4 * 60_000), NOW)).toBe('4 min ago')
  expect(ago(later(3 * HOUR_MS), NOW)).toBe('in 3 h')
  expect(ago(later(-24 * HOUR_MS), NOW)).toBe(`yesterday ${clock(NOW)}`)
})

test('X-13: UTC is written out, for whoever compares with a log', () => {
  expect(utc('2026-10-08T04:00:09.123Z')).toBe('2026-10-08 04:00:09 UTC')
})

test('A-142: a kickoff is so many days away, by the reader’s own calendar', () => {
  const lateEvening = new Date(2026, 3, 25, 23, 30)
  expect(daysUntil('2026-04-28', lateEvening)).toBe(3)
  expect(daysUntil('2026-04-25', lateEvening)).toBe(0)
  expect(daysWords(3)).toBe('in 3 days')
  expect(daysWords(1)).toBe('tomorrow')
  expect(daysWords(-1)).toBe('yesterday')
  expect(daysWords(-12)).toBe('12 days ago')
  expect(daysSince(new Date(2026, 3, 24, 0, 10).toISOString(), lateEvening)).toBe(1)
})

test('names are listed as one says them', () => {
  expect(listed([])).toBe('')
  expect(listed(['Maya'])).toBe('Maya')
  expect(listed(['Maya', 'Dev', 'Ines'])).toBe('Maya, Dev and Ines')
})
