/** How often a dataset is kept in step, in words and as cron. */
import { z } from 'zod'

const FREQUENCIES = ['hourly', '6-hourly', 'daily', 'weekly', 'cron'] as const

/** 0 is Sunday, as in cron. */
const weekday = z.number().int().min(0).max(6)

export const schedule = z.object({
  isOn: z.boolean().default(false),
  frequency: z.enum(FREQUENCIES).default('daily'),
  /** `HH:MM` of the time zone, for daily and weekly; hourly ones take its minutes. */
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time as 06:00')
    .default('06:00'),
  weekday: weekday.default(1),
  /** Five fields, used when the frequency is `cron`. */
  cron: z.string().max(120).default('0 6 * * *'),
  /** IANA name, as `Europe/Berlin`. */
  timeZone: z.string().max(60).default('UTC'),
})
export type Schedule = z.infer<typeof schedule>

/** Five cron fields for the schedule's own time zone. */
export function cronOf({ frequency, at, weekday: day, cron }: Schedule): string {
  const [hour = 0, minute = 0] = at.split(':').map(Number)
  switch (frequency) {
    case 'hourly':
      return `${minute} * * * *`
    case '6-hourly':
      return `${minute} ${hour % 6}-23/6 * * *`
    case 'daily':
      return `${minute} ${hour} * * *`
    case 'weekly':
      return `${minute} ${hour} * * ${day}`
    case 'cron':
      return cron.trim()
  }
}
