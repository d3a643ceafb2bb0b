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

/** `destination` is standard error unless given. */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const logger = pino(
    {
      level,
      base: null,
      redact: [...SECRET, ...SECRET.map((field) => `*.${field}`)],
      serializers: { error: pino.stdSerializers.err },
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
