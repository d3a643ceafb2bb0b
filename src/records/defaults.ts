/** What holds when nobody chose: in one place, shown by the API as it is. */
import { schedule } from './schedule.ts'

export const DEFAULTS = {
  recordLimit: 100,
  statsDays: 30,
  sync: schedule.parse({}),
  syncedTypes: 'all imported',
  privateCalls: 'excluded',
  recordings: 'never stored',
  formats: ['txt'],
  versionsKept: 5,
  /** Gong allows 3 a second and 10,000 a day to all of a customer's tools together: the rest is theirs. */
  gongRatePerSecond: 2.5,
  gongRatePerDay: 7_000,
  connectionsPerMember: 1,
  sessionIdleHours: 12,
  sessionDays: 7,
  ai: 'off',
} as const
