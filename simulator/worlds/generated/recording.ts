/** An invented call: a light entry, whose details and words are made from its number whenever they are asked for. */
import type {
  CallDetails,
  WireContent,
  WireContext,
  WireMonologue,
  WireParty,
  WorldCall,
  WorldTracker,
  WorldUser,
} from '../../world.ts'
import { commentsOn } from '../comments.ts'
import { accountContext, contactContext } from '../crm.ts'
import { fullName } from '../people.ts'
import { createRandom, idOf } from '../random.ts'
import type { Recording } from '../recording.ts'
import { callStats, talkStats, talkTimes, type Stretch, type TalkStats } from '../talk.ts'
import { trackerHits } from '../trackers.ts'
import { videoOf } from '../transcribed.ts'
import type { GeneratedAccount } from './cast.ts'
import { planTurns, type Turn } from './plan.ts'
import { speak, type Speaker } from './speech.ts'
import { spotlight } from './spotlight.ts'
import { GENERATED_THEMES } from './stages.ts'

/** What all calls of one invented world share. */
export interface Setup {
  readonly product: string
  /** Those who hold calls. */
  readonly users: readonly WorldUser[]
  /** Everybody in the company. */
  readonly colleagues: readonly WorldUser[]
  readonly trackers: readonly WorldTracker[]
  accountAt(position: number): GeneratedAccount
}

export class GeneratedRecording implements Recording {
  readonly call: WorldCall
  readonly #setup: Setup
  readonly #accountPosition: number

  constructor(call: WorldCall, setup: Setup, accountPosition: number) {
    this.call = call
    this.#setup = setup
    this.#accountPosition = accountPosition
  }

  colleagueIds(): readonly string[] {
    return this.#colleagues().map(({ id }) => id)
  }

  details(): CallDetails {
    const { call } = this
    const account = this.customer()
    const { parties, context } = this.people()
    const turns = this.#turns(parties)
    const stretches = stretchesOf(turns, parties)
    const times = talkTimes(stretches)
    const talk = this.hostTalk()
    const asked = (internal: boolean) =>
      turns.filter((turn) => turn.asks && isInternal(parties[turn.speaker]) === internal).length
    return {
      parties,
      context,
      content: this.#content(turns, parties, account),
      interaction: {
        speakers: parties.flatMap(({ id, speakerId, userId }) =>
          speakerId && times.has(speakerId)
            ? [{ id, ...(userId && { userId }), talkTime: roundTenth(times.get(speakerId)) }]
            : [],
        ),
        interactionStats: talk === undefined ? [] : callStats(talk),
        video: call.media === 'Audio' ? [] : videoOf(call.durationSec),
        questions: { companyCount: asked(true), nonCompanyCount: asked(false) },
      },
      publicComments: commentsOn(call, this.#setup.colleagues),
    }
  }

  /** Who took part and what the CRM knows of them, without working out a word that was said. */
  people(): { readonly parties: WireParty[]; readonly context: WireContext[] } {
    const { crm } = this.customer()
    const parties = this.#parties(this.customer())
    // One call of ten is tied to nothing.
    return createRandom('linked', this.call.id).chance(0.9)
      ? { parties, context: accountContext(crm, this.call.startedMs) }
      : { parties: parties.map((party) => ({ ...party, context: [] })), context: [] }
  }

  transcript(): WireMonologue[] {
    const account = this.customer()
    const parties = this.#parties(account)
    const speakers: Speaker[] = parties.map((party) => ({
      speakerId: party.speakerId ?? '',
      vendor: isInternal(party),
    }))
    return speak(this.call.id, this.#turns(parties), speakers, {
      account: account.name,
      industry: account.industry.toLowerCase(),
      product: this.#setup.product,
      firstNames: account.contacts
        .filter(({ email }) => !parties.some((party) => party.emailAddress === email))
        .map(({ firstName }) => firstName)
        .concat(account.others),
    })
  }

  hostTalk(): TalkStats | undefined {
    const parties = this.#parties(this.customer())
    const host = parties[0]?.speakerId
    if (!host) return undefined
    const customers = parties.flatMap((party) => (isInternal(party) ? [] : (party.speakerId ?? [])))
    return talkStats(stretchesOf(this.#turns(parties), parties), host, new Set(customers))
  }

  /** Whose call it is: what a client should find out. */
  customer(): GeneratedAccount {
    return this.#setup.accountAt(this.#accountPosition)
  }

  #turns(parties: readonly WireParty[]): Turn[] {
    return planTurns(this.call.id, this.call.durationSec, parties.length)
  }

  /** On two calls of five a second colleague takes part. */
  #colleagues(): WorldUser[] {
    const { users } = this.#setup
    const random = createRandom('colleague', this.call.id)
    if (!random.chance(0.4)) return []
    const colleague = random.pick(users)
    return colleague.id === this.call.primaryUserId ? [] : [colleague]
  }

  /** The host comes first; everybody has a voice. */
  #parties(account: GeneratedAccount): WireParty[] {
    const { users } = this.#setup
    const hosts = users.filter(({ id }) => id === this.call.primaryUserId)
    const random = createRandom('guests', this.call.id)
    const guests = random.between(1, Math.min(3, account.contacts.length))
    const from = random.below(account.contacts.length - guests + 1)
    const internal = [...hosts, ...this.#colleagues()].map((user) => ({
      emailAddress: user.emailAddress,
      name: fullName(user),
      ...(user.title !== null && { title: user.title }),
      userId: user.id,
      affiliation: 'Internal' as const,
      context: [],
    }))
    const external = account.contacts.slice(from, from + guests).map((contact) => ({
      emailAddress: contact.email,
      name: contact.name,
      title: contact.title,
      affiliation: 'External' as const,
      context: contactContext(contact, account.crm.accountId),
    }))
    return [...internal, ...external].map((person, index) => ({
      id: idOf('party', this.call.id, index),
      speakerId: idOf('speaker', this.call.id, index),
      methods: ['Invitee', 'Attendee'],
      ...person,
    }))
  }

  #content(
    turns: readonly Turn[],
    parties: readonly WireParty[],
    account: GeneratedAccount,
  ): WireContent {
    const found = turns.flatMap(({ keyword, speaker, startMs }) =>
      keyword === null
        ? []
        : [
            {
              theme: GENERATED_THEMES[keyword.theme].name,
              phrase: keyword.phrase,
              occurrence: {
                startTime: startMs / 1000,
                speakerId: parties[speaker]?.speakerId ?? '0',
              },
            },
          ],
    )
    return {
      trackers: this.#setup.trackers.map((tracker) =>
        trackerHits(
          tracker,
          found.filter(({ theme }) => theme === tracker.trackerName),
        ),
      ),
      ...spotlight(this.call, turns, account),
    }
  }
}

const roundTenth = (seconds = 0) => Math.round(seconds * 10) / 10

const isInternal = (party: WireParty | undefined) => party?.affiliation === 'Internal'

const stretchesOf = (turns: readonly Turn[], parties: readonly WireParty[]): Stretch[] =>
  turns.map(({ speaker, startMs, endMs, asks }) => ({
    speakerId: parties[speaker]?.speakerId ?? null,
    startMs,
    endMs,
    talkMs: endMs - startMs,
    asks,
  }))
