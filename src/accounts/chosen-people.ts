/** An admin's choice between two readings of Gong: whether people who are listed beside the level "none" are heard. */
import type { Kysely } from 'kysely'
import type { Actor } from '../records/member.ts'
import { Problem } from '../records/problems.ts'
import type { ChosenPeople } from '../records/visibility.ts'
import { readChosenPeople, setChosenPeople } from '../store/chosen-people.ts'
import { insertEvent } from '../store/events.ts'
import type { Tables } from '../store/tables.ts'
import { raiseVisibilityEpoch } from '../store/visibility.ts'

export function createChosenPeople({ db }: { readonly db: Kysely<Tables> }) {
  return {
    chosenPeople: ({ organizationId }: Actor): Promise<ChosenPeople> =>
      readChosenPeople(db, organizationId),

    /** It shows more at once, or less. Told in the audit. */
    async followChosenPeople(
      { organizationId, memberId, name }: Actor,
      isFollowed: boolean,
    ): Promise<ChosenPeople> {
      await db.transaction().execute(async (trx) => {
        if (!(await setChosenPeople(trx, organizationId, isFollowed))) throw notConnected()
        await raiseVisibilityEpoch(trx, organizationId)
        await insertEvent(trx, {
          organizationId,
          memberId,
          subjectId: organizationId,
          kind: 'visibility.chosen-people',
          text: isFollowed
            ? `${name} let profiles that list people show the calls of these.`
            : `${name} let profiles that list people show nothing by them.`,
        })
      })
      return readChosenPeople(db, organizationId)
    },
  }
}

function notConnected(): Problem {
  return new Problem({
    code: 'D-NO-CONN',
    message: 'No Gong connection reads for the accounts yet.',
    fix: 'Connect Gong for the organization first, under Integrations.',
  })
}
