/** Schedules in their own time zone, over changes of the clock. */
import { describe, expect, test } from 'vitest'
import { schedule } from '../records/schedule.ts'
import { checkSchedule, nextSync, timesBetween } from './next-sync.ts'
import { syncState } from './sync-state.ts'

const at = (text: string): Date => new Date(text)

test.each([
  [{ frequency: 'hourly', at: '00:20' }, '2026-04-09T14:20:00.000Z'],
  [{ frequency: '6-hourly', at: '02:30' }, '2026-04-09T14:30:00.000Z'],
  [{ frequency: 'daily', at: '06:00' }, '2026-04-10T06:00:00.000Z'],
  [{ frequency: 'daily', at: '06:00', timeZone: 'Europe/Berlin' }, '2026-04-10T04:00:00.000Z'],
  [{ frequency: 'weekly', at: '06:00', weekday: 1 }, '2026-04-13T06:00:00.000Z'],
  [{ frequency: 'cron', cron: '0 6 1 * *' }, '2026-05-01T06:00:00.000Z'],
  [{ frequency: 'cron', cron: '0 6 * * MON-FRI' }, '2026-04-10T06:00:00.000Z'],
])('B-096: %j comes next at %s', (when, expected) => {
  const next = nextSync(schedule.parse(when), at('2026-04-09T14:00:00Z'))
  expect(next?.toISOString()).toBe(expected)
})

test('B-096: a time that the clock skips in spring still comes on that day, and twice in autumn is once', () => {
  const when = schedule.parse({ frequency: 'daily', at: '02:30', timeZone: 'Europe/Berlin' })
  const days = (since: string, until: string): number =>
    timesBetween(when, { since: at(since), until: at(until), most: 10 })
  expect(days('2026-03-28T12:00:00Z', '2026-03-30T12:00:00Z')).toBe(2)
  expect(days('2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z')).toBe(2)
})

test('what the frequencies mean is never refused', () => {
  for (const frequency of ['hourly', '6-hourly', 'daily', 'weekly', 'cron'] as const) {
    checkSchedule(schedule.parse({ frequency }), at('2026-04-09T14:00:00Z'))
  }
})

describe('E-30: the state of a schedule', () => {
  const now = at('2026-04-09T14:00:00Z')
  const daily = schedule.parse({ isOn: true, frequency: 'daily', at: '06:00' })
  const since = at('2026-04-01T00:00:00Z')
  const run = (status: 'succeeded' | 'failed' | 'running', finished: string | null) => ({
    status,
    finishedAt: finished === null ? null : at(finished),
  })
  const facts = { schedule: daily, hasSynced: true, stopped: null, since, now }

  test.each([
    ['pending', []],
    ['in_progress', [run('running', null)]],
    ['on_time', [run('succeeded', '2026-04-09T06:01:00Z')]],
    ['delayed', [run('succeeded', '2026-04-08T06:01:00Z')]],
    ['error', [run('succeeded', '2026-04-07T06:01:00Z')]],
    ['error', [run('failed', '2026-04-09T06:01:00Z'), run('succeeded', '2026-04-07T06:01:00Z')]],
    ['on_track', [run('failed', '2026-04-09T13:00:00Z'), run('succeeded', '2026-04-09T06:01:00Z')]],
  ])('is %s after %j', (expected, runs) => {
    expect(syncState({ ...facts, runs })).toBe(expected)
  })

  test('is on track just after its time', () => {
    const runs = [run('succeeded', '2026-04-08T06:01:00Z')]
    const soon = at('2026-04-09T06:05:00Z')
    expect(syncState({ ...facts, runs, now: soon })).toBe('on_track')
  })

  test('is off, not connected or in need of somebody when it is stopped', () => {
    const runs = [run('succeeded', '2026-04-09T06:01:00Z')]
    const kept = {
      message: '',
      fix: '',
      scope: null,
      endpoint: null,
      requestId: null,
      gongStatus: null,
      at: null,
      retryAt: null,
    }
    expect(syncState({ ...facts, runs, schedule: { ...daily, isOn: false } })).toBe('off')
    expect(syncState({ ...facts, runs, hasSynced: false })).toBe('off')
    const states = ['D-NO-CONN', 'D-401'].map((code) =>
      syncState({ ...facts, runs, stopped: { ...kept, code } }),
    )
    expect(states).toEqual(['not_connected', 'action_required'])
  })
})
