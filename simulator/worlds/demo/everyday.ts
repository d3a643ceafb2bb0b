/** The everyday calls of the sample company: the last weeks up to today, the newest of them odd in one way each. */
import type { CallDetails, Company, WorldCall, WorldTracker, WorldUser } from '../../world.ts'
import { DAY_MS, HOUR_MS, workingDays } from '../calendar.ts'
import { callSeconds, createCall, halfHourOf, wholeHalfHour } from '../generated/calls.ts'
import { accountAt } from '../generated/cast.ts'
import { GeneratedRecording, type Setup } from '../generated/recording.ts'
import { createRandom, itemOf } from '../random.ts'
import type { Recording } from '../recording.ts'
import { countTrackers } from '../trackers.ts'
import { demoOddities, type Oddity } from './oddities.ts'
import { demoUserId } from './staff.ts'

const CALLS = 62
const ACCOUNTS = 9
const WEEKS = 7
/** Where the invented customers begin in the list of companies. */
const FIRST_ACCOUNT = 21

const SELLERS = ['freya.osterman', 'leila.haddad', 'rafi.mendel', 'marcus.thiele', 'milo.kaplan']
const SUCCESS_MANAGERS = ['aiko.strand', 'diego.lunardi', 'sunniva.rask']

interface Needs {
  readonly company: Company
  readonly users: readonly WorldUser[]
  readonly trackers: readonly WorldTracker[]
  readonly nowMs: number
  readonly salesId: string
  readonly successId: string
}

export function everydayRecordings(needs: Needs): Recording[] {
  const { users, nowMs, trackers } = needs
  const active = (mailboxes: readonly string[]) =>
    mailboxes.flatMap((mailbox) => users.filter(({ id }) => id === demoUserId(mailbox)))
  const [sellers, successManagers] = [active(SELLERS), active(SUCCESS_MANAGERS)]
  const setup: Setup = {
    product: needs.company.name,
    users: [...sellers, ...successManagers],
    colleagues: users,
    trackers: [],
    accountAt: (position) => accountAt('demo', FIRST_ACCOUNT + position),
  }
  const oddities = demoOddities({ colleagues: sellers, grantedTo: demoUserId('milo.kaplan') })
  const days = workingDays(nowMs - DAY_MS, WEEKS * 7, needs.company.timeZone)
  return Array.from({ length: CALLS }, (_, age) => {
    const random = createRandom('everyday', age)
    const position = age % ACCOUNTS
    const forSuccess = position < 3
    const durationSec = callSeconds(random)
    const latestMs = nowMs - (age + 1) * 2 * HOUR_MS - durationSec * 1000
    const day = itemOf(days, days.length - 1 - Math.floor((age * days.length) / CALLS))
    // The first four are of today, whatever the hour.
    const scheduledMs = age < 4 ? latestMs : Math.min(halfHourOf(day, random), latestMs)
    const call = createCall(random, {
      account: setup.accountAt(position).name,
      company: needs.company,
      scheduledMs: wholeHalfHour(scheduledMs),
      durationSec,
      hostId: itemOf(forSuccess ? successManagers : sellers, position).id,
      workspaceId: forSuccess ? needs.successId : needs.salesId,
    })
    // Every other of the newest calls is odd, so that the list does not begin with oddities alone.
    const oddity = age % 2 === 1 ? oddities[(age - 1) / 2] : undefined
    return everyday(call, setup, position, trackers, oddity)
  })
}

function everyday(
  plain: WorldCall,
  setup: Setup,
  position: number,
  trackers: readonly WorldTracker[],
  oddity: Oddity = {},
): Recording {
  const call = { ...plain, ...oddity.call }
  const isRecorded = call.durationSec > 0
  const recording = new GeneratedRecording(isRecorded ? call : plain, setup, position)
  const details = (): CallDetails => {
    const { content, ...rest } = recording.details()
    const counted = { ...content, trackers: countTrackers(trackers, recording.transcript()) }
    return (oddity.details ?? unchanged)({ ...rest, content: counted })
  }
  return {
    call,
    colleagueIds: () =>
      (details().parties ?? []).flatMap(({ userId }) =>
        userId && userId !== call.primaryUserId ? [userId] : [],
      ),
    details,
    transcript: () => recording.transcript(),
    hostTalk: () => (isRecorded ? recording.hostTalk() : undefined),
  }
}

const unchanged = (details: CallDetails) => details
