/** Logs: one line of JSON for each event on standard error, through pino, which hides what is secret. */
import { type DestinationStream, pino } from 'pino'
import type { Log } from './records/ports.ts'

export type LogLevel = 'silent' | 'error' | 'warn' | 'info'

/** Fields that never reach a log, wherever somebody puts them. */
const SECRET = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'accessKeySecret',
  'email',
]

/** PostgreSQL tells the offending row in the detail of its errors: an address, or what was said. */
function withoutDetail(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { detail: _, ...told }: Readonly<Record<string, unknown>> = {
    ...pino.stdSerializers.err(error),
  }
  return told
}

/** `destination` is standard error unless given. */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const logger = pino(
    {
      level,
      base: null,
      redact: [...SECRET, ...SECRET.map((field) => `*.${field}`)],
      serializers: { error: withoutDetail },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    destination ?? pino.destination({ dest: 2, sync: true }),
  )
  return {
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  }
}
