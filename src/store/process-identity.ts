/** Which process is meant by a pid that stands in a file: the number alone may belong to another one by now. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The pid and when it started, or undefined where no such process lives. */
export function processIdentity(pid: number = process.pid): string | undefined {
  const startedAt = process.platform === 'linux' ? startFromProc(pid) : startFromPs(pid)
  return startedAt === undefined ? undefined : `${pid} ${startedAt}`
}

/** Whether the process that `processIdentity` described still lives. */
export function isAlive(identity: string): boolean {
  const pid = Number.parseInt(identity, 10)
  return Number.isSafeInteger(pid) && pid > 0 && processIdentity(pid) === identity
}

/** In `/proc/<pid>/stat` the name is in brackets and may hold anything; the state and the start time come after it. */
function startFromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' || state === 'X' ? undefined : fields[18]
  } catch {
    return undefined
  }
}

function startFromPs(pid: number): string | undefined {
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout.trim() || undefined
}
