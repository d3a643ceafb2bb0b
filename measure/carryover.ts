/** The product as its users start it: the command line in a process of its own, asking a pretend Gong. */
import type { ChildProcess } from 'node:child_process'
import { startNode } from './children.ts'

export interface Connection {
  readonly url: string
  readonly accessKey: string
  readonly accessKeySecret: string
}

/** As fast as Carryover goes, unless `words` say otherwise; and a budget that no measurement can spend. */
const UNHURRIED = { GONG_RATE_PER_SECOND: '100', GONG_RATE_PER_DAY: '1000000' }

/** `bin/carryover.js` runs the product in its own process when this Node is new enough, and it is: it runs this file. */
export function startCarryover(words: readonly string[], gong: Connection): ChildProcess {
  return startNode(['bin/carryover.js', ...words], {
    GONG_BASE_URL: gong.url,
    GONG_ACCESS_KEY: gong.accessKey,
    GONG_ACCESS_KEY_SECRET: gong.accessKeySecret,
    ...UNHURRIED,
  })
}
