import { expect, test } from 'vitest'
import type { Schedule } from '../../../src/records/schedule.ts'
import { momentWords } from './day-words.ts'
import { frequencyWords, nextRun, sendable } from './schedule-words.ts'

const daily: Schedule = {
  isOn: true,
  frequency: 'daily',
  at: '06:00',
  weekday: 1,
  cron: '0 6 * * *',
  timeZone: 'Europe/Berlin',
}
const now = new Date('2026-11-21T11:30:00Z')

test('the next time is reckoned in the time zone of the schedule', () => {
  expect(nextRun(daily, now)).toEqual({ at: new Date('2026-11-22T05:00:00Z') })
  expect(nextRun({ ...daily, timeZone: 'UTC' }, now)).toEqual({
    at: new Date('2026-11-22T06:00:00Z'),
  })
  expect(nextRun({ ...daily, frequency: '6-hourly', at: '06:15' }, now)).toEqual({
    at: new Date('2026-11-21T17:15:00Z'),
  })
  expect(nextRun({ ...daily, frequency: 'weekly' }, now)).toEqual({
    at: new Date('2026-11-23T05:00:00Z'),
  })
})

test('the hour that summer time leaves out does not lose the day', () => {
  const spring = new Date('2027-03-27T20:00:00Z')
  const next = nextRun({ ...daily, at: '02:30' }, spring)
  expect('at' in next && next.at.toISOString().slice(0, 10)).toBe('2027-03-28')
})

test('what stands in the way is named with its field', () => {
  expect(nextRun({ ...daily, timeZone: 'Mars/Olympus' }, now)).toMatchObject({ wrong: 'timeZone' })
  expect(nextRun({ ...daily, at: '6 o’clock' }, now)).toMatchObject({ wrong: 'at' })
  expect(nextRun({ ...daily, frequency: 'cron', cron: 'often' }, now)).toMatchObject({
    wrong: 'cron',
  })
  expect(nextRun({ ...daily, frequency: 'cron', cron: '0 0 31 2 *' }, now)).toMatchObject({
    wrong: 'cron',
  })
  expect(nextRun({ ...daily, frequency: 'cron', cron: '0 0 6 * * *' }, now)).toMatchObject({
    wrong: 'cron',
  })
})

test('frequencies and moments read as a person says them', () => {
  expect(frequencyWords(daily)).toBe('daily at 06:00')
  expect(frequencyWords({ ...daily, frequency: 'weekly' })).toBe('Mondays at 06:00')
  expect(frequencyWords({ ...daily, frequency: '6-hourly', at: '07:30' })).toBe(
    'every 6 hours from 01:30',
  )
  expect(momentWords(new Date('2026-11-22T05:00:00Z'), now, 'Europe/Berlin')).toBe('tomorrow 06:00')
  expect(momentWords(new Date('2026-11-23T05:00:00Z'), now, 'Europe/Berlin')).toBe('Monday 06:00')
  expect(momentWords(new Date('2026-08-03T04:00:00Z'), now, 'Europe/Berlin')).toBe('3 Aug 06:00')
  // 23:30 UTC is tomorrow already where the schedule lives.
  expect(momentWords(new Date('2026-11-21T23:30:00Z'), now, 'Europe/Berlin')).toBe('tomorrow 00:30')
})

test('nonsense in the fields of a schedule that is off is not sent along', () => {
  const nonsense: Schedule = { ...daily, frequency: 'cron', cron: '0 0 30 2 *' }
  expect(sendable(nonsense, daily)).toBe(nonsense)
  expect(sendable({ ...nonsense, isOn: false }, daily)).toEqual({ ...daily, isOn: false })
  const weekly: Schedule = { ...daily, isOn: false, frequency: 'weekly' }
  expect(sendable(weekly, daily)).toBe(weekly)
})
