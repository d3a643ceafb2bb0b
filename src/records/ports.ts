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
