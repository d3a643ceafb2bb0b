/** Whether an error says that the database is not there just now. It comes back, so this is worth saying. */

/** PostgreSQL's codes for connections, shutdowns, too little of something, and a database that is gone. */
const DATABASE_CODE = /^(?:08|57P0|53|3D000)/
const NETWORK_CODE = /^E(?:CONNREFUSED|CONNRESET|NOENT|PIPE|TIMEDOUT|HOSTUNREACH)$/
/** As pg says it, without a code. */
const CUT_OFF = /^(?:Connection terminated|timeout exceeded when trying to connect)/
const ON_THE_LINE: readonly unknown[] = ['connect', 'read', 'write']

export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (CUT_OFF.test(error.message)) return true
  if (!('code' in error) || typeof error.code !== 'string') return false
  if ('severity' in error) return DATABASE_CODE.test(error.code)
  return 'syscall' in error && ON_THE_LINE.includes(error.syscall) && NETWORK_CODE.test(error.code)
}
