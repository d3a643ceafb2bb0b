/** Linked calls for tests, as a sync leaves them: written straight into the tables. */
import type { Insertable, Kysely } from 'kysely'
import type { Sentence, Turn } from '../src/records/transcript.ts'
import { transcriptHash } from '../src/records/transcript.ts'
import type { AccountTable, CallPartyTable, CallTable } from '../src/store/account-tables.ts'
import type { Tables } from '../src/store/tables.ts'

type Db = Kysely<Tables>
type NewParty = Omit<Partial<CallPartyTable>, 'organization_id' | 'call_id' | 'position'>

/** What is left out is as usual: a call of 40 minutes that one customer and one of us took part in. */
export interface NewCall {
  readonly callId: string
  readonly accountIds?: readonly string[]
  readonly title?: string | null
  readonly startedAt?: Date
  readonly durationSec?: number
  readonly parties?: readonly NewParty[]
  /** Null for a call whose transcript is not there. */
  readonly turns?: readonly Turn[] | null
  /** As `records/call-details.ts`. */
  readonly details?: object
  readonly crm?: readonly object[]
  readonly reasons?: readonly object[]
  /** Columns of `call` beyond these. */
  readonly more?: Partial<Insertable<CallTable>>
}

const USUAL_PARTIES: readonly NewParty[] = [
  { name: 'Pat Lee', email: 'pat@acme.example', title: 'CTO', side: 'External', speaker_id: '11' },
  { name: 'Sam Roy', email: 'sam@quillbeam.example', side: 'Internal', speaker_id: '21' },
]
const USUAL_START = new Date('2026-04-08T10:30:00Z')
const SAID_MS = 4_000

/** Everybody in the organization sees every linked call that is not private, as an admin may decide. */
export async function openToAll(db: Db, organizationId: string): Promise<void> {
  const now = new Date()
  await db
    .insertInto('access')
    .values({
      organization_id: organizationId,
      connection_id: null,
      company_key: 'company-1',
      mode: 'all',
      read_from: new Date('2025-01-01T00:00:00Z'),
      confirmed_at: now,
      confirmed_by: null,
      is_open_to_all: true,
    })
    .execute()
  await db
    .insertInto('mirror')
    .values({ organization_id: organizationId, refreshed_at: now, problem: null })
    .execute()
}

export async function insertAccount(
  db: Db,
  organizationId: string,
  account: { readonly accountId: string; readonly name: string } & Partial<
    Insertable<AccountTable>
  >,
): Promise<void> {
  const { accountId, name, ...more } = account
  await db
    .insertInto('account')
    .values({
      organization_id: organizationId,
      account_id: accountId,
      name,
      stage: 'Pre-onboarding',
      owner_id: null,
      kickoff_on: null,
      source: 'hand',
      created_by: null,
      matching_since: null,
      ...more,
    })
    .execute()
}

export async function insertCall(db: Db, organizationId: string, call: NewCall): Promise<void> {
  const key = { organization_id: organizationId, call_id: call.callId }
  const { startedAt = USUAL_START, parties = USUAL_PARTIES, turns = usualTurns() } = call
  const now = new Date()
  await db
    .insertInto('stub')
    .values({
      ...key,
      started_at: startedAt,
      state: 'open',
      has_deal: false,
      hash: `stub of ${call.callId}`,
      seen_at: now,
    })
    .execute()
  await db
    .insertInto('call')
    .values({
      ...key,
      workspace_id: null,
      host_id: null,
      url: `https://us-12345.app.gong.io/call?id=${call.callId}`,
      title: call.title === undefined ? 'Acme and Quillbeam' : call.title,
      started_at: startedAt,
      duration_sec: call.durationSec ?? 2_400,
      direction: 'Conference',
      system: 'Zoom',
      scope: 'External',
      language: 'eng',
      type: null,
      type_source: 'none',
      details: JSON.stringify(call.details ?? {}),
      crm: JSON.stringify(call.crm ?? []),
      transcript_state: turns === null ? 'owed' : 'here',
      transcript_checked_at: now,
      linked_at: now,
      updated_at: now,
      ...call.more,
    })
    .execute()
  if (parties.length > 0) {
    await db
      .insertInto('call_party')
      .values(parties.map((party, position) => ({ ...BARE_PARTY, ...party, ...key, position })))
      .execute()
  }
  for (const accountId of call.accountIds ?? []) {
    await db
      .insertInto('link')
      .values({
        organization_id: organizationId,
        account_id: accountId,
        call_id: call.callId,
        state: 'linked',
        reasons: JSON.stringify(call.reasons ?? []),
        decided_by: null,
        decided_at: now,
      })
      .execute()
  }
  if (turns !== null) await insertTranscript(db, organizationId, call.callId, turns)
}

export async function insertTranscript(
  db: Db,
  organizationId: string,
  callId: string,
  turns: readonly Turn[],
): Promise<void> {
  const sentences = turns.flatMap((turn) => turn.sentences)
  let sentence = 0
  const turnStarts = turns.map((turn) => {
    const first = sentence
    sentence += turn.sentences.length
    return first
  })
  await db
    .insertInto('transcript')
    .values({
      organization_id: organizationId,
      call_id: callId,
      hash: transcriptHash({ callId, turns }),
      texts: sentences.map(({ text }) => text),
      starts_ms: sentences.map(({ startMs }) => startMs),
      ends_ms: sentences.map(({ endMs }) => endMs ?? null),
      turn_starts: turnStarts,
      turn_speakers: turns.map(({ speakerId }) => speakerId ?? null),
      turn_topics: turns.map(({ topic }) => topic ?? null),
    })
    .execute()
}

/** Sentences that follow each other, four seconds each: `said(12_000, 'One.', 'Two.')`. */
export function said(startMs: number, ...texts: readonly string[]): readonly Sentence[] {
  return texts.map((text, n) => ({
    startMs: startMs + n * SAID_MS,
    endMs: startMs + (n + 1) * SAID_MS,
    text,
  }))
}

const BARE_PARTY = {
  name: null,
  email: null,
  phone: null,
  title: null,
  user_id: null,
  speaker_id: null,
  side: 'Unknown',
  attended: true,
} as const

function usualTurns(): readonly Turn[] {
  return [
    { speakerId: '21', topic: 'Introduction', sentences: said(0, 'Good morning.', 'Shall we?') },
    {
      speakerId: '11',
      topic: 'Technical needs',
      sentences: said(754_000, 'We need single sign-on before we launch.'),
    },
    { speakerId: '21', topic: 'Technical needs', sentences: said(759_000, 'It comes in May.') },
  ]
}
