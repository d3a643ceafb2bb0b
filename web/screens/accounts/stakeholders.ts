/** Who is in the calls, with how they stand; and who is only spoken of, which no list of participants shows. Pure. */
import type { Relationship } from '../../../src/records/account.ts'
import type { Stakeholder } from '../../../src/records/moment.ts'

type Participant = Relationship['people'][number]

export interface KnownPerson extends Participant {
  readonly stance: Stakeholder['stance'] | null
  /** Calls in which they are spoken of and were not. */
  readonly mentionedIn: readonly string[]
}

export interface KnownRelationship {
  readonly calls: Relationship['calls']
  readonly people: readonly KnownPerson[]
}

/** Those who are only spoken of stand above the customer's people. */
export function withStakeholders(
  { calls, people }: Relationship,
  stakeholders: readonly Stakeholder[],
): KnownRelationship {
  const byName = new Map(stakeholders.map((one) => [plain(one.name), one]))
  const there = people.map((person): KnownPerson => {
    const known = byName.get(plain(person.name))
    return { ...person, stance: said(known?.stance), mentionedIn: [] }
  })
  const names = new Set(people.map(({ name }) => plain(name)))
  const absent = stakeholders
    .filter(({ name, isHeard, side }) => !isHeard && side !== 'Internal' && !names.has(plain(name)))
    .map(({ name, title, stance, evidence }): KnownPerson => ({
      name,
      title,
      side: 'External',
      lastHeardAt: null,
      parts: [],
      stance: said(stance),
      mentionedIn: [...new Set(evidence.map(({ callId }) => callId))],
    }))
  return { calls, people: [...absent, ...there] }
}

function said(stance: Stakeholder['stance'] | undefined): Stakeholder['stance'] | null {
  return stance === undefined || stance === 'unknown' ? null : stance
}

function plain(name: string): string {
  return name.trim().toLowerCase()
}
