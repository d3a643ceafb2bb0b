/** The server process of a cluster: started, found again by the file it leaves, stopped. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Place, serverProcess } from './embedded-cluster.ts'
import { errorCode, serverFailed, storeProblem } from './embedded-problems.ts'
import { isAlive, processIdentity } from './process-identity.ts'

/** What `postmaster.pid` says. */
export interface RunningServer {
  readonly pid: number
  readonly socketDir: string
  /** 'starting', 'stopping', 'ready', 'standby'; empty at the very beginning. */
  readonly status: string
}

const POLL_MS = 5
const LAST_BREATH_MS = 1_000
/** A fast shutdown ends clients and writes what is in memory: seconds on a slow disk. */
const FAST_SHUTDOWN_MS = 30_000
const IMMEDIATE_SHUTDOWN_MS = 10_000
/** Back ends of a server that was killed notice it soon; until then they keep a new one from starting. */
const LEFTOVERS_MS = 10_000

/** Small, and the same wherever it runs. On the command line, so that a new version of Carryover can change it. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '64MB',
  max_wal_size: '512MB',
  fsync: 'on',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The log tells of the server alone: statements and their errors would bring customers' words into it.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

/** The server of this cluster that is running, whoever started it. */
export async function findServer(cluster: string): Promise<RunningServer | undefined> {
  const found = await readPidFile(cluster)
  return found && isServerOf(cluster, found.pid) ? found : undefined
}

async function readPidFile(cluster: string): Promise<RunningServer | undefined> {
  let text: string
  try {
    text = await readFile(join(cluster, 'postmaster.pid'), 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
  const [pid = '', , , , socketDir = '', , , status = ''] = text.split('\n')
  return { pid: Number.parseInt(pid, 10), socketDir, status: status.trim() }
}

/** After a crash or a restart of the machine the pid may belong to anything. PostgreSQL works in its own directory. */
function isServerOf(cluster: string, pid: number): boolean {
  if (!(pid > 0) || processIdentity(pid) === undefined) return false
  if (process.platform !== 'linux') {
    const ps = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return ps.stdout.includes(`postgres -D ${cluster} `)
  }
  try {
    const [program = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return program.endsWith('postgres') && readlinkSync(`/proc/${pid}/cwd`) === cluster
  } catch {
    return false
  }
}

/** Waits until a server that was found accepts connections; undefined where it ends instead. */
export async function untilReady(cluster: string): Promise<RunningServer | undefined> {
  for (;;) {
    const server = await findServer(cluster)
    if (server === undefined || server.status === 'ready') return server
    await sleep(POLL_MS)
  }
}

/** Whether a server that did not answer is gone after a moment. */
export async function isGoneSoon(cluster: string): Promise<boolean> {
  const deadline = Date.now() + LAST_BREATH_MS
  while ((await findServer(cluster)) !== undefined) {
    if (Date.now() > deadline) return false
    await sleep(POLL_MS)
  }
  return true
}

/** Starts a server and waits until it accepts connections. It outlives us unless it is stopped. */
export async function launchServer(
  place: Place,
  postgres: string,
  socketDir: string,
): Promise<RunningServer> {
  const deadline = Date.now() + LEFTOVERS_MS
  for (;;) {
    await disarmPidFile(place.cluster)
    const { server, output } = await tryLaunch(place, postgres, socketDir)
    if (server) return server
    const leftovers = output.includes('is still in use')
    if (!leftovers || Date.now() > deadline) throw serverFailed(place.dataDir, output)
    await sleep(100)
  }
}

/**
 * A pid file of a server that is gone may name a process that has nothing to do with it, and PostgreSQL would refuse to
 * start for fear of it. It does not fear its parent, so the file names us; its other lines let PostgreSQL check that no
 * back end has outlived that server.
 */
async function disarmPidFile(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  try {
    const [, ...rest] = (await readFile(file, 'utf8')).split('\n')
    await writeFile(file, [String(process.pid), ...rest].join('\n'))
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
}

async function tryLaunch(
  { dataDir, cluster, account }: Place,
  postgres: string,
  socketDir: string,
): Promise<{ readonly server?: RunningServer; readonly output: string }> {
  const logFile = join(dataDir, 'server.log')
  const log = await open(logFile, 'w', 0o600)
  try {
    const settings = { ...SETTINGS, unix_socket_directories: quoted(socketDir) }
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    // Its own process group: Ctrl-C in the terminal is for us, and we stop it in good order.
    const child = spawn(postgres, ['-D', cluster, ...flags], {
      ...serverProcess(account),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    })
    const gone = ending(child)
    for (;;) {
      const server = await readPidFile(cluster)
      if (server?.pid === child.pid && server?.status === 'ready') {
        child.unref()
        return { server, output: '' }
      }
      const reason = await Promise.race([gone, sleep(POLL_MS)])
      if (reason !== undefined) return { output: (await readFile(logFile, 'utf8')) + reason }
    }
  } finally {
    await log.close()
  }
}

/** The setting is a list: a comma or a blank in the path would end it. */
function quoted(path: string): string {
  return `"${path.replaceAll('"', '""')}"`
}

/** Never rejects: a program that cannot be run ends with the system's reason. */
function ending(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve(''))
    child.once('error', (error) => resolve(`error: ${error.message}`))
  })
}

/** Clients are cut off, what they have committed is kept. Does nothing where no server runs. */
export async function stopServer(cluster: string): Promise<void> {
  const server = await findServer(cluster)
  const identity = server && processIdentity(server.pid)
  if (server === undefined || identity === undefined) return
  if (await endsAfter('SIGINT', identity, FAST_SHUTDOWN_MS)) return
  if (await endsAfter('SIGQUIT', identity, IMMEDIATE_SHUTDOWN_MS)) return
  throw storeProblem(
    `The database server (process ${server.pid}) does not stop.`,
    'End it by hand; nothing that was saved is lost.',
  )
}

async function endsAfter(signal: NodeJS.Signals, identity: string, ms: number): Promise<boolean> {
  const deadline = Date.now() + ms
  try {
    process.kill(Number.parseInt(identity, 10), signal)
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error
  }
  while (isAlive(identity)) {
    if (Date.now() > deadline) return false
    await sleep(POLL_MS)
  }
  return true
}
