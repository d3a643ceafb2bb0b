/** What real calls have and neat ones lack: missing people, look-alike addresses, late processing, private talks. */
import type { CallDetails, WireParty, WorldCall, WorldUser } from '../../world.ts'
import { HOUR_MS } from '../calendar.ts'
import { fullName } from '../people.ts'
import { idOf, itemOf } from '../random.ts'

export interface Oddity {
  readonly call?: Partial<WorldCall>
  readonly details?: (details: CallDetails) => CallDetails
}

/** Lists of mail providers have it, and it is nobody's. */
const FREE_MAIL = 'example.com'

interface OddityNeeds {
  readonly colleagues: readonly WorldUser[]
  readonly grantedTo: string
}

/** From a dialler, which sends nobody's name along. */
const IMPORTED = {
  system: 'Outreach',
  media: 'Audio',
  direction: 'Outbound',
  purpose: null,
  scheduledMs: null,
  meetingUrl: null,
} as const

/** One oddity for one call each, from the newest call backwards: the first are new, the last some weeks old. */
export function demoOddities({ colleagues, grantedTo }: OddityNeeds): Oddity[] {
  return [
    {
      call: {
        title: 'Pilot review',
        // Gong knows who was on it, and still works on what was said.
        readyAfterMs: { transcript: 720 * HOUR_MS, spotlight: 720 * HOUR_MS },
      },
    },
    {
      call: {
        title: 'Second demo, wider group',
        readyAfterMs: { details: 12 * HOUR_MS, spotlight: 13 * HOUR_MS },
      },
    },
    { call: { title: 'Confidential: leaving the contract', isPrivate: true } },
    {
      call: { title: 'Pipeline Monday', scope: 'Internal', purpose: null },
      details: amongColleagues(colleagues),
    },
    {
      call: { title: 'Deal desk', scope: 'Unknown', purpose: null },
      details: amongColleagues(colleagues),
    },
    {
      call: { title: 'Evaluation with a consultant' },
      details: unlinked(`pat.hollis@${FREE_MAIL}`),
    },
    { call: { title: 'Rota Bird - new contact' }, details: unlinked('morgan@rota-bird.example') },
    {
      call: { title: 'Hearth & Fennel store pilot' },
      details: unlinked('sanne@hearth-fennel.example'),
    },
    {
      call: { title: 'Walk-in at the trade fair' },
      details: unlinked('booth@kestrelwick.example'),
    },
    {
      call: { ...IMPORTED, title: 'Imported call 0417' },
      details: withoutParties,
    },
    {
      call: { ...IMPORTED, title: 'Imported call 0418' },
      details: withoutParties,
    },
    {
      call: { title: 'Set-up call' },
      details: lastGuest(({ name: _name, title: _title, ...party }) => party),
    },
    { details: withNotetaker },
    { call: { title: 'Workshop day one', durationSec: 2 * 3600 + 312 } },
    { call: { title: 'Rückfragen zur Einführung – zweite Runde' } },
    { call: { grantedUserIds: [grantedTo] } },
    { call: { grantedUserIds: [grantedTo, ...colleagues.slice(0, 1).map(({ id }) => id)] } },
    {
      call: { title: 'Reference call with Rotabird' },
      details: lastGuest(joinedBy('Dani Okafor', 'dani@rotabird.example')),
    },
    {
      call: { title: 'Peer exchange: Brennhof' },
      details: lastGuest(joinedBy('Katrin Oberlechner', 'katrin.oberlechner@brennhof.example')),
    },
    { details: (details) => ({ ...details, parties: details.parties?.slice(0, -1) ?? [] }) },
    { call: { title: null } },
    // A sister company of theirs under the same name, which is not this customer.
    { call: { title: 'Hearthfennel trading' }, details: unlinked('ines@hearthfennel.test') },
    {
      call: { title: 'Branch offices, first look' },
      details: guests(atDomain((domain) => `branches.${domain}`)),
    },
    {
      call: { title: 'Brennhof: mailboxes of the group' },
      details: unlinked('k.oberlechner@brennhof-versicherung.example'),
    },
    // In the CRM with the address that she gives to everybody.
    {
      call: { title: 'From the train' },
      details: lastGuest(atDomain(() => FREE_MAIL)),
    },
    { call: { title: 'Notice period, between us', isPrivate: true } },
    {
      call: { title: 'Moved to the phone', durationSec: 0, readyAfterMs: { transcript: Infinity } },
      details: withoutInsights,
    },
    { call: { title: 'Site visit' }, details: withoutInsights },
    { call: { title: 'Two screens' }, details: withSecondDevice },
  ]
}

const isGuest = ({ affiliation }: WireParty) => affiliation === 'External'

const guests =
  (change: (party: WireParty, index: number) => WireParty) => (details: CallDetails) => ({
    ...details,
    parties: (details.parties ?? []).map((party, index) =>
      isGuest(party) ? change(party, index) : party,
    ),
  })

const lastGuest = (change: (party: WireParty) => WireParty) => (details: CallDetails) => {
  const last = details.parties?.findLast(isGuest)
  return guests((party) => (party === last ? change(party) : party))(details)
}

const atDomain = (rename: (domain: string) => string) => (party: WireParty) => {
  const [mailbox = '', domain = ''] = (party.emailAddress ?? '').split('@')
  return { ...party, emailAddress: `${mailbox}@${rename(domain)}` }
}

const joinedBy = (name: string, emailAddress: string) => (party: WireParty) => ({
  ...party,
  name,
  emailAddress,
  context: [],
})

/** Nobody in the CRM knows these people, and one of them writes from this address. */
const unlinked = (emailAddress: string) => (details: CallDetails) => {
  const first = details.parties?.find(isGuest)
  const [, domain = ''] = emailAddress.split('@')
  return {
    ...guests((party) => ({
      ...party,
      emailAddress:
        party === first
          ? emailAddress
          : `${(party.name ?? 'guest').split(' ')[0]?.toLowerCase()}@${domain}`,
      context: [],
    }))(details),
    context: [],
    // It is another company's call now.
    content: {
      ...details.content,
      brief: (details.content.brief ?? '').replace(/^.*? described/, 'The customer described'),
    },
  }
}

/** The guests become people of the company who are not on the call yet. */
const amongColleagues = (colleagues: readonly WorldUser[]) => (details: CallDetails) => {
  const present = new Set(details.parties?.map(({ userId }) => userId))
  const free = colleagues.filter(({ id }) => !present.has(id))
  return {
    ...guests((party, index) => {
      const { id, emailAddress, title, ...person } = itemOf(free, index)
      return {
        ...party,
        emailAddress,
        name: fullName(person),
        title: title ?? '',
        userId: id,
        affiliation: 'Internal',
        context: [],
      }
    })(details),
    context: [],
  }
}

const withoutParties = ({ parties: _parties, ...details }: CallDetails): CallDetails => details

/** Recorded by nobody, or not worked on by Gong's AI. */
const withoutInsights = (details: CallDetails): CallDetails => ({
  ...details,
  withoutInsights: true,
  publicComments: [],
})

/** The same person once more, silent. */
const withSecondDevice = ({ parties = [], ...details }: CallDetails): CallDetails => ({
  ...details,
  parties: [
    ...parties,
    ...parties.slice(-1).map((party) => ({
      ...party,
      id: idOf('second device', party.id),
      speakerId: null,
    })),
  ],
})

const withNotetaker = (details: CallDetails): CallDetails => ({
  ...details,
  parties: [
    ...(details.parties ?? []),
    {
      id: idOf('notetaker', details.parties?.[0]?.id ?? ''),
      name: 'Notes by Scribbler',
      speakerId: null,
      affiliation: 'Unknown',
      methods: ['Attendee'],
      context: [],
    },
  ],
})
