/** An account that two people share, of whom one sees only some of its calls; a model says what the test wants it to. */
import { sql } from 'kysely'
import { createHandoffs } from '../src/insights/handoffs/handoffs.ts'
import type { FieldSentence } from '../src/insights/engine/answers.ts'
import type { FindRisks, WriteAnswers } from '../src/insights/handoffs/by-model.ts'
import type { Actor } from '../src/records/member.ts'
import type { Clock, Log } from '../src/records/ports.ts'
import { testDatabase } from './database.ts'
import { insertCall, said } from './linked-calls.ts'
import { placePermissions, PRESENT } from './permission-world.ts'
import { type GivenFinding, insertReading } from './readings.ts'

const ACCOUNT = 'acc_1'
const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const PARTIES = [
  { name: 'Pat Lee', email: 'pat@acme.example', title: 'CTO', side: 'External', speaker_id: '11' },
  { name: 'Sam Roy', email: 'sam@quillbeam.example', side: 'Internal', speaker_id: '21' },
] as const

/** Sam sees all calls, Maya those that she hosts. */
export async function handoffWorld() {
  const { db } = await testDatabase()
  const organizationId = await placePermissions(db, {
    users: [{ id: 'sam' }, { id: 'maya' }],
    profiles: [
      { id: 'p1', level: 'all', userIds: ['sam'] },
      { id: 'p2', level: 'own', userIds: ['maya'] },
    ],
    calls: [],
  })
  let now = PRESENT
  let minutes = 0
  const clock: Clock = { now: () => now, sleep: () => Promise.resolve() }
  const answers = new Map<string, readonly FieldSentence[]>()
  const asked: Parameters<WriteAnswers>[0][] = []
  let trouble: Error | undefined
  const writeAnswers: WriteAnswers = async (request) => {
    asked.push(request)
    await request.onProgress({ done: 1, words: 'Use cases' })
    if (trouble !== undefined) throw trouble
    return { answers, model: 'test-model', dropped: 2 }
  }
  const lookedFor: Parameters<FindRisks>[0][] = []
  const findRisks: FindRisks = async (request) => {
    lookedFor.push(request)
    await request.onProgress()
  }
  const handoffs = createHandoffs({ db, clock, log: quiet, model: { writeAnswers, findRisks } })
  const actor = (name: string): Actor => ({
    organizationId,
    memberId: `mem_${name.toLowerCase()}`,
    name,
    email: `${name.toLowerCase()}@quillbeam.example`,
    role: 'csm',
    scopes: ['read', 'write'],
  })
  const sam = actor('Sam')
  return {
    db,
    clock,
    handoffs,
    organizationId,
    accountId: ACCOUNT,
    sam,
    maya: actor('Maya'),
    asked,
    /** What the model was asked to find risks in. */
    lookedFor,
    /** Gong's permissions are read anew meanwhile. */
    pass: async (ms: number): Promise<void> => {
      now = new Date(now.getTime() + ms)
      await db.updateTable('mirror').set({ refreshed_at: now }).execute()
    },
    /** From now on the model fails so. */
    fail: (error: Error | undefined): void => {
      trouble = error
    },
    /** A call on the next day in which Pat says these sentences; Sam begins it. Nothing is found in it. */
    call: async (
      callId: string,
      hostId: 'sam' | 'maya',
      ...texts: readonly string[]
    ): Promise<void> => {
      minutes += 1
      await insertCall(db, organizationId, {
        callId,
        accountIds: [ACCOUNT],
        title: `Call ${callId}`,
        startedAt: new Date(PRESENT.getTime() - (30 - minutes) * 86_400_000),
        parties: PARTIES,
        turns: [
          { speakerId: '21', topic: undefined, sentences: said(0, 'Good morning to you.') },
          { speakerId: '11', topic: undefined, sentences: said(8_000, ...texts) },
        ],
        more: { workspace_id: 'w1', host_id: hostId },
      })
      await insertReading(db, organizationId, callId, [], { read_at: now })
    },
    /** Has this found in the call instead. Answers the ids. */
    find: (callId: string, ...found: readonly GivenFinding[]): Promise<readonly string[]> =>
      insertReading(db, organizationId, callId, found, { read_at: now }),
    /** Has the model answer; a sentence is its words, and the calls and sentences it rests on. */
    write: async (
      by: Actor,
      written: Readonly<Record<string, readonly (readonly [string, string, ...number[]])[]>>,
    ): Promise<void> => {
      answers.clear()
      for (const [key, sentences] of Object.entries(written)) {
        answers.set(
          key,
          sentences.map(([text, callId, ...numbers]) => ({
            text,
            evidence: [{ callId, sentences: numbers }],
          })),
        )
      }
      await handoffs.generate(by, ACCOUNT, {
        level: 'model',
        period: 'all',
        callIds: [],
        instruction: undefined,
        fieldKeys: [],
      })
      await handoffs.settled()
    },
    /** A row of a table that others write; columns that are not named get what the table says. */
    plant: async (table: string, row: Readonly<Record<string, unknown>>): Promise<void> => {
      const columns = sql.join(Object.keys(row).map((name) => sql.id(name)))
      await sql`
        insert into ${sql.table(table)} (organization_id, ${columns})
        select ${organizationId}, ${columns}
        from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(row)}::jsonb)
      `.execute(db)
    },
    answer: async (by: Actor, key: string) => {
      const { answers: all } = await handoffs.get(by, ACCOUNT)
      const found = all.find((one) => one.key === key)
      if (found === undefined) throw new Error(`There is no field ${key}.`)
      return found
    },
  }
}
