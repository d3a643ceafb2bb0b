/** An organization whose members read calls, each over a real database. */
import { createCallReading } from '../src/accounts/call-page.ts'
import { systemClock } from '../src/clock.ts'
import { actorOf } from '../src/members/actor.ts'
import type { Actor, Role } from '../src/records/member.ts'
import { insertMember } from '../src/store/members.ts'
import { insertOrganization } from '../src/store/organizations.ts'
import { testDatabase } from './database.ts'
import { insertAccount, openToAll } from './linked-calls.ts'

/** It has the account `acc_acme`, "Acme Inc"; every member sees every linked call. */
export async function callReaders() {
  const { db } = await testDatabase()
  const calls = createCallReading({ db, clock: systemClock })
  const found = async (name: string) => {
    const organizationId = await insertOrganization(db, { name })
    await openToAll(db, organizationId)
    await insertAccount(db, organizationId, { accountId: 'acc_acme', name: 'Acme Inc' })
    const member = async (role: Role): Promise<Actor> =>
      actorOf(
        await insertMember(db, {
          organizationId,
          userId: `${name} ${role}`,
          email: `${role}@example.com`,
          name: `The ${role}`,
          role,
        }),
      )
    return {
      organizationId,
      maya: await member('csm'),
      dev: await member('leader'),
      ines: await member('admin'),
    }
  }
  const first = await found('First')
  return { db, calls, found, ...first }
}
