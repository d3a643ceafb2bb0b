/** The customers that are told in full: their calls, when they were, and to whom they were opened afterwards. */
import type { WorldTracker, WorldUser } from '../../world.ts'
import { DAY_MS } from '../calendar.ts'
import type { AccountFile } from '../folder/account-file.ts'
import { accountRecordings } from '../folder/account-recordings.ts'
import type { Recording } from '../recording.ts'
import { demoUserId } from './staff.ts'

interface Setup {
  readonly users: readonly WorldUser[]
  readonly workspaceId: string
  readonly trackers: readonly WorldTracker[]
  readonly nowMs: number
}

/** Who looks after a customer now hears what sales was told: one grant through Gong's API for each call. */
const NEW_OWNERS: Readonly<Record<string, string>> = {
  'Hearth & Fennel': 'aiko.strand',
  Rotabird: 'aiko.strand',
  'Brennhof Insurance Group': 'diego.lunardi',
}

export function toldRecordings(file: AccountFile, { nowMs, ...setup }: Setup): Recording[] {
  const owner = NEW_OWNERS[file.account.name]
  const grantedUserIds = owner === undefined ? [] : [demoUserId(owner)]
  return accountRecordings(inLatestYear(file, nowMs), { ...setup, areDiscussed: true }).map(
    (recording) => ({ ...recording, call: { ...recording.call, grantedUserIds } }),
  )
}

/** Month and day stay, for people say them aloud; the year is the latest in which all calls are over. */
function inLatestYear(file: AccountFile, nowMs: number): AccountFile {
  const last =
    file.calls
      .map(({ started }) => started)
      .toSorted()
      .at(-1) ?? ''
  const years = new Date(nowMs).getUTCFullYear() - Number(last.slice(0, 4))
  const shift = Date.parse(inYears(last, years)) < nowMs - DAY_MS ? years : years - 1
  return {
    ...file,
    calls: file.calls.map((call) => ({ ...call, started: inYears(call.started, shift) })),
  }
}

const inYears = (iso: string, years: number): string =>
  `${Number(iso.slice(0, 4)) + years}${iso.slice(4)}`
