/** Meetings of a speech corpus dressed as sales calls: one voice is the vendor's, the others are customers. */
import type { WireParty, WorldCall, WorldTracker, WorldUser } from '../../world.ts'
import { MINUTE_MS, HOUR_MS, utcMidnight, workingDays } from '../calendar.ts'
import { accountContext, contactContext, type CrmAccount } from '../crm.ts'
import { fullName, mailbox, organisationAt, personAt } from '../people.ts'
import { createRandom, idOf, itemOf } from '../random.ts'
import type { Recording } from '../recording.ts'
import { transcribedRecording } from '../transcribed.ts'
import type { Meeting } from './meeting-file.ts'
import { meetingSummary } from './meeting-summary.ts'

interface Setup {
  readonly users: readonly WorldUser[]
  readonly workspaceId: string
  readonly trackers: readonly WorldTracker[]
  readonly timeZone: string
  readonly nowMs: number
}

/** `ES2002a` to `ES2002d` are one customer, and so are `Bmr001` to `Bmr031`. */
const seriesOf = (id: string): string =>
  /^([A-Z]+\d+)[a-z]$/.exec(id)?.[1] ?? id.replace(/\d+$/, '')

export function meetingRecordings(meetings: readonly Meeting[], setup: Setup): Recording[] {
  const series = Map.groupBy(
    meetings.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ({ id }) => seriesOf(id),
  )
  const placed = [...series].flatMap(([name, members], position) => {
    const customer = customerOf(name, position, members)
    const user = itemOf(setup.users, position)
    const hostKey = mostHeard(members)
    return members.map((meeting, index) => ({
      meeting,
      customer,
      user,
      hostKey,
      // Every customer's meetings are spread over the whole time.
      share: (index + 0.5 + (position % 10) / 20) / members.length,
    }))
  })
  const inOrder = placed.toSorted((a, b) => a.share - b.share)
  const days = workingDays(utcMidnight(setup.nowMs) - 8 * HOUR_MS, 89, setup.timeZone)
  return inOrder.map(({ meeting, customer, user, hostKey }, index) => {
    const day = itemOf(days, Math.floor((index * days.length) / inOrder.length))
    const call = entryOf(meeting, customer.crm.name, user.id, index, day.startMs, setup)
    const parties = partiesOf(meeting, call.id, user, hostKey, customer)
    const internal = parties.findIndex(({ affiliation }) => affiliation === 'Internal')
    const hostVoice = meeting.speakers[internal]?.id
    return transcribedRecording({
      call,
      parties,
      context: accountContext(customer.crm, setup.nowMs),
      trackers: setup.trackers,
      transcript: () =>
        meeting.transcript.map((monologue) => ({
          ...monologue,
          speakerId: idOf('voice', meeting.id, monologue.speakerId ?? ''),
        })),
      summary: () => meetingSummary(meeting, hostVoice),
    })
  })
}

const ROLE_OF_HOST = 'Project Manager'
const PEOPLE_OF_A_CUSTOMER = 12

function customerOf(series: string, position: number, meetings: readonly Meeting[]) {
  const company = organisationAt(position)
  const random = createRandom('customer', series)
  const crm: CrmAccount = {
    accountId: `001${random.id().slice(0, 12)}AAA`,
    dealId: `006${random.id().slice(0, 12)}AAA`,
    name: company.name,
    domain: company.domain,
    industry: company.industry,
    employees: random.between(4, 400) * 10,
  }
  const seats = [...new Set(meetings.flatMap(({ speakers }) => speakers.map(keyOf)))].toSorted()
  return { firstPerson: position * PEOPLE_OF_A_CUSTOMER, seats, crm }
}
type Customer = ReturnType<typeof customerOf>

/** The same person in all meetings of a series: roles tell it where there are some, else the voice does. */
const keyOf = ({ id, role }: Meeting['speakers'][number]) =>
  role === null || /\b[A-J]$/.test(role) ? id : role

function mostHeard(meetings: readonly Meeting[]): string {
  const acts = new Map<string, number>()
  for (const speaker of meetings.flatMap(({ speakers }) => speakers))
    acts.set(keyOf(speaker), (acts.get(keyOf(speaker)) ?? 0) + speaker.acts)
  if (acts.has(ROLE_OF_HOST)) return ROLE_OF_HOST
  return [...acts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ''
}

function entryOf(
  meeting: Meeting,
  customer: string,
  primaryUserId: string,
  index: number,
  dayStartMs: number,
  { nowMs, workspaceId }: Setup,
): WorldCall {
  const random = createRandom('meeting', meeting.id)
  const halfHour = 30 * MINUTE_MS
  const latestMs = utcMidnight(nowMs) - meeting.durationSec * 1000 - 10 * MINUTE_MS
  const slotMs = dayStartMs + random.between(16, 30) * halfHour
  const scheduledMs = Math.min(slotMs, Math.floor(latestMs / halfHour) * halfHour)
  const audio = index % 7 === 6
  return {
    id: random.id(),
    title: `${customer}: ${meeting.id}`,
    startedMs: scheduledMs + random.between(0, 240) * 1000,
    scheduledMs: audio ? null : scheduledMs,
    durationSec: meeting.durationSec,
    primaryUserId,
    workspaceId,
    direction: audio ? 'Outbound' : 'Conference',
    system: audio ? 'Outreach' : random.pick(['Zoom', 'Google Meet', 'Microsoft Teams']),
    scope: 'External',
    media: audio ? 'Audio' : 'Video',
    language: 'eng',
    purpose: random.pick(['Discovery', 'Demo', 'Negotiation', 'Executive presentation', null]),
    meetingUrl: audio ? null : `https://meet.example/${random.id().slice(0, 10)}`,
    isPrivate: false,
    grantedUserIds: [],
  }
}

/** In the order of the file's speakers. */
function partiesOf(
  { id, speakers }: Meeting,
  callId: string,
  user: WorldUser,
  hostKey: string,
  { firstPerson, seats, crm }: Customer,
): WireParty[] {
  const host =
    speakers.find((speaker) => keyOf(speaker) === hostKey) ??
    speakers.toSorted((a, b) => b.acts - a.acts)[0]
  return speakers.map((speaker) => {
    const party = {
      id: idOf('party', callId, speaker.id),
      speakerId: idOf('voice', id, speaker.id),
      methods: ['Invitee', 'Attendee'] as const,
    }
    if (speaker === host)
      return {
        ...party,
        emailAddress: user.emailAddress,
        name: fullName(user),
        ...(user.title !== null && { title: user.title }),
        userId: user.id,
        affiliation: 'Internal',
        context: [],
      }
    const key = keyOf(speaker)
    const person = personAt(firstPerson + seats.indexOf(key))
    const email = `${mailbox(person)}@${crm.domain}`
    const title = key === speaker.id ? 'Specialist' : key
    const name = fullName(person)
    return {
      ...party,
      emailAddress: email,
      name,
      title,
      affiliation: 'External',
      context: contactContext({ name, email, title }, crm.accountId),
    }
  })
}
