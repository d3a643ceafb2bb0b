/** Meetings of a speech corpus dressed as sales calls: one voice is the vendor's, the others are customers. */
import type { WireParty, WorldCall, WorldTracker, WorldUser } from '../../world.ts'
import { HOUR_MS, MINUTE_MS, utcMidnight, workingDays } from '../calendar.ts'
import { commentsOn } from '../comments.ts'
import { accountContext, contactContext } from '../crm.ts'
import { fullName, mailbox, personAt } from '../people.ts'
import { createRandom, idOf, itemOf } from '../random.ts'
import type { Recording } from '../recording.ts'
import { transcribedRecording } from '../transcribed.ts'
import type { Meeting } from './meeting-file.ts'
import { keyOf, placeMeetings, type Customer } from './meeting-series.ts'
import { meetingSummary } from './meeting-summary.ts'

interface Setup {
  readonly users: readonly WorldUser[]
  /** Those who hold calls. */
  readonly hosts: readonly WorldUser[]
  readonly workspaceId: string
  readonly trackers: readonly WorldTracker[]
  readonly timeZone: string
  readonly nowMs: number
}

export function meetingRecordings(meetings: readonly Meeting[], setup: Setup): Recording[] {
  const inOrder = placeMeetings(meetings, setup.hosts)
  const days = workingDays(utcMidnight(setup.nowMs) - 8 * HOUR_MS, 89, setup.timeZone)
  return inOrder.map(({ meeting, customer, user, hostKey }, index) => {
    const day = itemOf(days, Math.floor((index * days.length) / inOrder.length))
    const slot = { dayStartMs: day.startMs, audio: index % 7 === 6 }
    const call = entryOf(meeting, customer.crm.name, user.id, slot, setup)
    const parties = partiesOf(meeting, call.id, user, hostKey, customer)
    const internal = parties.findIndex(({ affiliation }) => affiliation === 'Internal')
    const hostVoice = meeting.speakers[internal]?.id
    return transcribedRecording({
      call,
      parties,
      context: accountContext(customer.crm, setup.nowMs),
      trackers: setup.trackers,
      comments: commentsOn(call, setup.users),
      transcript: () =>
        meeting.transcript.map((monologue) => ({
          ...monologue,
          speakerId: idOf('voice', meeting.id, monologue.speakerId ?? ''),
        })),
      summary: () => meetingSummary(meeting, hostVoice),
    })
  })
}

function entryOf(
  meeting: Meeting,
  customer: string,
  primaryUserId: string,
  { dayStartMs, audio }: { dayStartMs: number; audio: boolean },
  { nowMs, workspaceId }: Setup,
): WorldCall {
  const random = createRandom('meeting', meeting.id)
  const halfHour = 30 * MINUTE_MS
  const latestMs = utcMidnight(nowMs) - meeting.durationSec * 1000 - 10 * MINUTE_MS
  const slotMs = dayStartMs + random.between(16, 30) * halfHour
  const scheduledMs = Math.min(slotMs, Math.floor(latestMs / halfHour) * halfHour)
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
