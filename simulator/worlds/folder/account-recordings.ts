/** The calls of an account file as Gong would know them. */
import type { WireParty, WorldCall, WorldTracker, WorldUser } from '../../world.ts'
import { commentsOn } from '../comments.ts'
import { accountContext, contactContext, type CrmAccount } from '../crm.ts'
import { createRandom } from '../random.ts'
import type { Recording } from '../recording.ts'
import { transcribedRecording } from '../transcribed.ts'
import type { AccountCall, AccountFile } from './account-file.ts'
import { accountSummary, accountTranscript } from './account-summary.ts'

const PURPOSES: Record<AccountCall['type'], string | null> = {
  discovery: 'Discovery',
  demo: 'Demo',
  negotiation: 'Negotiation',
  executive: 'Executive presentation',
  technical: 'Technical deep dive',
  other: null,
}

export function accountRecordings(
  file: AccountFile,
  setup: {
    users: readonly WorldUser[]
    workspaceId: string
    trackers: readonly WorldTracker[]
    /** Every call has a comment; else about one of five. */
    areDiscussed?: boolean
  },
): Recording[] {
  const { account } = file
  const userIds = new Map(
    setup.users.map(({ id, emailAddress }) => [emailAddress.toLowerCase(), id]),
  )
  const crm: CrmAccount = {
    accountId: account.crmAccountId,
    dealId: account.crmDealId,
    name: account.name,
    domain: account.domain,
    industry: account.industry,
    employees: account.sizeEmployees,
  }
  const latestMs = Math.max(...file.calls.map(({ started }) => Date.parse(started)))
  return file.calls.map((call) => {
    const parties = call.parties.map((party) => partyOf(party, file, userIds))
    const hostId = parties.find(({ userId }) => userId !== undefined)?.userId
    const entry = entryOf(call, hostId ?? setup.users[0]?.id ?? '', setup.workspaceId)
    return transcribedRecording({
      call: entry,
      comments: commentsOn(entry, setup.users, setup.areDiscussed ? 1 : undefined),
      parties,
      context: accountContext(crm, latestMs),
      trackers: setup.trackers,
      transcript: () => accountTranscript(call),
      summary: () => accountSummary(call),
    })
  })
}

function entryOf(call: AccountCall, primaryUserId: string, workspaceId: string): WorldCall {
  const random = createRandom('conference', call.id)
  const startedMs = Date.parse(call.started)
  return {
    id: call.id,
    title: call.title,
    startedMs,
    scheduledMs: startedMs,
    durationSec: call.durationSec,
    primaryUserId,
    workspaceId,
    direction: 'Conference',
    system: random.pick(['Zoom', 'Zoom', 'Google Meet', 'Microsoft Teams']),
    scope: scopeOf(call),
    media: 'Video',
    language: 'eng',
    purpose: PURPOSES[call.type],
    meetingUrl: `https://meet.example/${random.id().slice(0, 10)}`,
    isPrivate: false,
    grantedUserIds: [],
  }
}

function scopeOf({ parties }: AccountCall): WorldCall['scope'] {
  if (parties.some(({ affiliation }) => affiliation === 'External')) return 'External'
  return parties.every(({ affiliation }) => affiliation === 'Internal') ? 'Internal' : 'Unknown'
}

function partyOf(
  party: AccountCall['parties'][number],
  { account }: AccountFile,
  userIds: ReadonlyMap<string, string>,
): WireParty {
  const { id, speakerId, name, email, title, affiliation } = party
  const userId = email === undefined ? undefined : userIds.get(email.toLowerCase())
  const contact = account.contacts.find((one) => one.email === email)
  return {
    id,
    ...(email !== undefined && { emailAddress: email }),
    name,
    ...(title !== undefined && { title }),
    ...(userId !== undefined && { userId }),
    speakerId,
    affiliation,
    // Who has no address was not invited by calendar, but dialled in.
    methods: email === undefined ? ['Attendee'] : ['Invitee', 'Attendee'],
    context: contact === undefined ? [] : contactContext(contact, account.crmAccountId),
  }
}
