/** What parts are given from outside, so that tests and other processes can give something else. */
export interface Clock {
  now(): Date
  /** Resolves after `ms` milliseconds, or rejects with the signal's reason. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** Told of long work as it goes; drawing it is the listener's affair. */
export interface Progress {
  /** `total` is undefined while it is unknown. */
  step(step: {
    readonly type: string
    readonly done: number
    readonly total: number | undefined
  }): void
  /** A wait that somebody may wonder about. */
  waiting(wait: { readonly reason: string; readonly ms: number }): void
}

/** One line for each event, with ids; never what was said, an address or a secret. */
export interface Log {
  info(fields: LogFields, message: string): void
  warn(fields: LogFields, message: string): void
  error(fields: LogFields, message: string): void
}

export type LogFields = Readonly<Record<string, unknown>>

/** Work that is done by whichever process has a worker. */
export interface Queue {
  /** Goes on by itself after a crash; twice for one run is once. */
  importRun(run: { readonly organizationId: string; readonly runId: string }): Promise<void>
  /** Replaces the schedule that the dataset has. `cron`: five fields in the time zone. */
  schedule(
    dataset: { readonly organizationId: string; readonly datasetId: string },
    when: { readonly cron: string; readonly timeZone: string },
  ): Promise<void>
  unschedule(dataset: {
    readonly organizationId: string
    readonly datasetId: string
  }): Promise<void>
}

/** Work of the account side, asked for by somebody; sent twice while one waits, it is done once, and now. */
export interface AccountQueue {
  /** What is due of an organization's calls; all of it where that was asked for. */
  syncAccounts(organizationId: string): Promise<void>
  /** Looks for the calls of one account, among those that are known. */
  matchAccount(account: {
    readonly organizationId: string
    readonly accountId: string
  }): Promise<void>
}

/** Work of the insights, asked for where calls or rules have changed. */
export interface InsightQueue {
  /** Reads an organization's calls that are due. Sent twice while one waits, it is done once. */
  readCalls(organizationId: string): Promise<void>
}

/** Encrypts what must not be read in the database. `id` names the row: what was copied to another opens nothing. */
export interface Sealer {
  seal(place: SealedPlace, value: unknown): Promise<string>
  /** Throws D-KEY where no key that is known opens it. */
  open(place: SealedPlace, sealed: string): Promise<unknown>
}

export interface SealedPlace {
  readonly organizationId: string
  readonly id: string
}
