/** People who matter: who they are, how they stand, when they were heard, and what that rests on. */
import type { Evidence } from '../../src/records/evidence.ts'
import type { Stakeholder } from '../../src/records/moment.ts'
import { day } from '../words.ts'
import { Cites } from './cite.tsx'
import type { Numbered } from './evidence.ts'
import { SideHead } from './side-head.tsx'
import { State } from './state.tsx'

interface StakeholderTableProps {
  readonly people: readonly Stakeholder[]
  readonly numbers: ReadonlyMap<string, Numbered>
  readonly current?: string | undefined
  readonly onOpen?: ((evidence: Evidence) => void) | undefined
}

/** More would say no more. */
const MOST_PLACES = 2

export function StakeholderTable({ people, numbers, current, onOpen }: StakeholderTableProps) {
  return (
    <table className="t stakeholders">
      <caption className="hush">People who matter, and how they stand</caption>
      <thead className="hush">
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Role</th>
          <th scope="col">Stance</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.name}>
            <th scope="row">
              <SideHead side={person.side} isHollow={!person.isHeard} /> {person.name}
              <LastHeard person={person} />
            </th>
            <td className="role">{person.title}</td>
            <td className="stance-of">
              {person.stance === 'unknown' ? <span className="dim">unknown</span> : person.stance}
              <Cites
                evidence={person.evidence.slice(0, MOST_PLACES)}
                numbers={numbers}
                current={current}
                onOpen={onOpen}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function LastHeard({ person: { isHeard, lastHeardAt } }: { readonly person: Stakeholder }) {
  if (!isHeard || lastHeardAt === null) {
    return (
      <span className="last-heard">
        <State kind="warn">never heard</State>
      </span>
    )
  }
  return <span className="last-heard">last heard {day(lastHeardAt)}</span>
}
