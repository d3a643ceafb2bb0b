/** A process that dies at any of its writes leaves nothing half done, and the next one ends at the same store. */
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Tables } from '../../src/store/tables.ts'
import { addCall, changeCall, PAT, SAM } from '../account-calls.ts'
import { type AccountWorld, accountWorld, EVERYTHING } from '../account-world.ts'
import { type MortalDatabase, mortalDatabase } from '../mortal-database.ts'

interface Mortal {
  readonly world: AccountWorld
  readonly database: MortalDatabase
}

async function mortalWorld(): Promise<Mortal> {
  let database: MortalDatabase | undefined
  const world = await accountWorld({
    calls: 12,
    pageSize: 5,
    isConfirmed: false,
    wrap: (pool) => (database = mortalDatabase(pool)).db,
  })
  if (database === undefined) throw new Error('no database')
  await world.account({ domains: ['acme.example'] })
  await world.account({ name: 'Beta', domains: ['beta.example'] })
  return { world, database }
}

/** What the account side holds, but for when and in which order it was written. */
async function everything(db: Kysely<Tables>): Promise<Readonly<Record<string, unknown>>> {
  const of = async (table: string, columns: string) => {
    const { rows } =
      await sql`select ${sql.raw(columns)} from ${sql.table(table)} order by 1, 2, 3`.execute(db)
    return rows
  }
  return {
    stubs: await of('stub', 'call_id, state, hash, started_at'),
    keys: await of('stub_key', 'call_id, key::text, organization_id'),
    calls: await of('call', 'call_id, title, transcript_state, details, type'),
    parties: await of('call_party', 'call_id, position, name, email, side'),
    links: await of('link', "call_id, state, (reasons->0->>'value'), is_manual"),
    transcripts: await of('transcript', 'call_id, hash, texts'),
    owed: await of('owed_part', 'call_id, part, tries'),
  }
}

const untilDone = new AbortController().signal

/** Works until it dies, and goes on as a new process would. */
async function dieAndGoOn(
  { world, database }: Mortal,
  { write, moment }: { readonly write: number; readonly moment: 'before' | 'after' },
): Promise<boolean> {
  const sync = () => world.jobs.sync(world.organizationId, untilDone)
  await world.access.syncNow(world.ines, { mayRemove: false })
  database.dieAt(write, moment)
  const failure = await sync().catch((error: unknown) => error)
  const died = database.revive()
  if (died) {
    expect(failure).toBeInstanceOf(Error)
    const { status } = await world.access.state(world.ines)
    const left = status === 'idle' ? [] : [world.organizationId]
    expect(await world.jobs.dueSyncs()).toEqual(left)
    await sync()
  }
  return died
}

const LOU = { ...PAT, name: 'Lou', emailAddress: 'lou@beta.example', speakerId: '3' }

/** Fresh calls for a first reading, and then one of each kind of change. */
async function fill(world: AccountWorld): Promise<readonly string[]> {
  const ids: string[] = []
  for (let n = 0; n < 4; n += 1) ids.push(await addCall(world, { title: `Acme: call ${n}` }))
  ids.push(await addCall(world, { parties: [PAT, LOU, SAM] }))
  return ids
}

async function change(world: AccountWorld, [first, second, third]: readonly string[]) {
  await changeCall(world, first ?? '', { title: 'Acme: renamed' })
  await changeCall(world, second ?? '', { isPrivate: true })
  await world.gong.control('DELETE', `calls/${third}`)
}

test.each(['before', 'after'] as const)(
  'reliability 2 and 22: a sync of accounts that dies %s each of its commits ends with the same store',
  async (moment) => {
    let deaths = 0
    for (let write = 1; ; write += 1) {
      const mortal = await mortalWorld()
      const { world } = mortal
      const ids = await fill(world)
      await world.access.set(world.ines, EVERYTHING)
      const diedFirst = await dieAndGoOn(mortal, { write, moment })
      const first = await everything(world.db)
      expect(first['calls']).toHaveLength(5)
      expect(first['transcripts']).toHaveLength(5)
      await change(world, ids)
      const diedThen = await dieAndGoOn(mortal, { write, moment })
      const then = await everything(world.db)
      expect(then['calls']).toHaveLength(3)
      // Undisturbed, nothing is left to do.
      await world.sync()
      expect(await everything(world.db)).toEqual(then)
      if (!diedFirst && !diedThen) break
      deaths += 1
    }
    expect(deaths).toBeGreaterThan(6)
  },
  240_000,
)
