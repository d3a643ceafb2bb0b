/** What the command line is given from outside, and what it asks for. */
import type { MachineNeeds } from '../operations/needs.ts'
import type { Progress } from '../records/ports.ts'

/** What a person gives on the command line instead of in the environment. */
export interface Credentials {
  readonly accessKey?: string | undefined
  readonly accessKeySecret?: string | undefined
  readonly baseUrl?: string | undefined
}

export interface Outside {
  readonly progress: Progress
  /** Aborted when the person has had enough. */
  readonly signal: AbortSignal
}

/** A command that is not an operation, such as the server. */
export interface OwnCommand {
  /** As in `carryover key rotate`. */
  readonly words: readonly string[]
  readonly summary: string
  /** What is given without a flag, among the flags by this name. */
  readonly argument?: string
  readonly flags: readonly OwnFlag[]
  readonly examples?: readonly string[]
  /** Ends with the exit code. */
  run(flags: GivenFlags, terminal: Terminal, signal: AbortSignal): Promise<number>
}

export interface OwnFlag {
  /** As commander reads them: `--port <port>`. */
  readonly flags: string
  readonly about: string
}

/** By camel-case name: `--data-dir` is `dataDir`. */
export type GivenFlags = Readonly<Record<string, string | boolean | undefined>>

/** What the environment says of the server to ask. */
export interface ServerSettings {
  /** Without a path; undefined where none is named. */
  readonly url: string | undefined
  readonly token: string | undefined
  /** The server of this machine. */
  readonly localUrl: string
  /** Where `carryover login` keeps a server and a token. */
  readonly loginFolder: string
}

/** A served Carryover, and who asks there. */
export interface Server {
  /** Without a path. */
  readonly url: string
  /** An API token; undefined where nobody has given one. */
  readonly token: string | undefined
}

export interface Door {
  readonly version: string
  server(): ServerSettings
  /** Reads the environment and joins the parts; throws a problem when something there is wrong. */
  needs(credentials: Credentials, outside: Outside): MachineNeeds
  readonly ownCommands: readonly OwnCommand[]
}

/** Where a command writes: answers to `out`, everything else to `err`. */
export interface Terminal {
  readonly out: NodeJS.WritableStream
  readonly err: NodeJS.WritableStream
  readonly in: NodeJS.ReadableStream
  /** A person is looking at `err`. */
  readonly isWatched: boolean
}
