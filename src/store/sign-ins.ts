/** Rows of better-auth, in its own schema: it takes expired ones for gone, and leaves them lying. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

export async function removeExpiredSessions(db: Kysely<Tables>, now: Date): Promise<void> {
  await sql`delete from auth.session where "expiresAt" < ${now}`.execute(db)
}

export async function removeExpiredVerifications(db: Kysely<Tables>, now: Date): Promise<void> {
  await sql`delete from auth.verification where "expiresAt" < ${now}`.execute(db)
}
