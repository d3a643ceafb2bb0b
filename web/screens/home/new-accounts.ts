/** Which of a member's accounts are new to them: those whose calls they have not all reviewed. Pure. */
import type { AccountRow } from '../../../src/records/account.ts'

/** The soonest kickoff first, then those without one, then those whose kickoff is over. */
export function newToReader(owned: readonly AccountRow[], today: string): readonly AccountRow[] {
  return owned
    .filter(({ calls, reviewed }) => calls === 0 || reviewed < calls)
    .toSorted(
      (a, b) =>
        turn(a, today) - turn(b, today) ||
        (a.kickoffOn ?? '').localeCompare(b.kickoffOn ?? '') ||
        a.name.localeCompare(b.name, 'en'),
    )
}

function turn({ kickoffOn }: AccountRow, today: string): number {
  if (kickoffOn === null) return 1
  return kickoffOn >= today ? 0 : 2
}
