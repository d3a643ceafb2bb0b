/** The entry of an invented call: when it was, how long, with whom, and what its title says. */
import type { Company, WorldCall } from '../../world.ts'
import { MINUTE_MS, type WorkingDay } from '../calendar.ts'
import type { Random } from '../random.ts'

const HALF_HOUR_MS = 30 * MINUTE_MS

export function createCall(
  random: Random,
  known: {
    account: string
    company: Company
    scheduledMs: number
    durationSec: number
    hostId: string
    workspaceId: string
  },
): WorldCall {
  const { scheduledMs, durationSec, company } = known
  const conference = random.chance(0.86)
  const kind = random.pick(KINDS)
  return {
    id: random.id(),
    title: random.pick(kind.titles)(known.account, company.name),
    startedMs: scheduledMs + random.between(0, 300) * 1000,
    scheduledMs: conference ? scheduledMs : null,
    durationSec,
    primaryUserId: known.hostId,
    workspaceId: known.workspaceId,
    direction: conference ? 'Conference' : random.pick(['Inbound', 'Outbound']),
    system: conference
      ? random.pick(['Zoom', 'Zoom', 'Google Meet', 'Microsoft Teams'])
      : 'Outreach',
    scope: 'External',
    media: conference ? 'Video' : 'Audio',
    language: 'eng',
    purpose: kind.purpose,
    meetingUrl: conference ? `https://meet.${company.domain}/${random.id().slice(0, 10)}` : null,
    isPrivate: false,
    grantedUserIds: [],
  }
}

/** 20 to 60 minutes, half of them at most 35. */
export function callSeconds(random: Random): number {
  const minutes = 35 * Math.exp(0.3 * random.bell())
  return Math.round(Math.max(20, Math.min(60, minutes)) * 60)
}

/** From eight in the morning to half past three. */
export const halfHourOf = (day: WorkingDay, random: Random): number =>
  day.startMs + random.between(16, 31) * HALF_HOUR_MS

export const wholeHalfHour = (ms: number): number => Math.floor(ms / HALF_HOUR_MS) * HALF_HOUR_MS

type Title = (account: string, company: string) => string

/** People name their calls in many ways, and some not at all by what they are. */
const KINDS: readonly { purpose: string | null; titles: readonly Title[] }[] = [
  {
    purpose: 'Discovery',
    titles: [
      (account, company) => `${company} / ${account}: intro`,
      (account, company) => `${account} <> ${company}`,
    ],
  },
  {
    purpose: 'Demo',
    titles: [
      (account) => `${account} - demo`,
      (account) => `Demo for ${account} (second group)`,
      (account) => `${account} – what’s new`,
    ],
  },
  {
    purpose: 'Negotiation',
    titles: [
      (account) => `Commercials ${account}`,
      (account) => `${account}: contract & order form`,
    ],
  },
  {
    purpose: 'Executive presentation',
    titles: [(account) => `Board update ${account}`, (account) => `${account} executive briefing`],
  },
  {
    purpose: null,
    titles: [
      () => 'Quick call',
      (account) => `Weekly with ${account}`,
      (account) => `${account}: open questions`,
      (account) => `Café talk, ${account}`,
    ],
  },
]
