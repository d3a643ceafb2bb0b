/** Meetings that belong together: a series is one customer, with the same people and the same host. */
import type { WorldUser } from '../../world.ts'
import type { CrmAccount } from '../crm.ts'
import { organisationAt } from '../people.ts'
import { createRandom, itemOf } from '../random.ts'
import type { Meeting } from './meeting-file.ts'

interface PlacedMeeting {
  readonly meeting: Meeting
  readonly customer: Customer
  readonly user: WorldUser
  readonly hostKey: string
}

/** `ES2002a` to `ES2002d` are one customer, and so are `Bmr001` to `Bmr031`. */
const seriesOf = (id: string): string =>
  /^([A-Z]+\d+)[a-z]$/.exec(id)?.[1] ?? id.replace(/\d+$/, '')

/** In the order in which they take place: every customer's meetings are spread over the whole time. */
export function placeMeetings(
  meetings: readonly Meeting[],
  users: readonly WorldUser[],
): PlacedMeeting[] {
  const series = Map.groupBy(
    meetings.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ({ id }) => seriesOf(id),
  )
  return [...series]
    .flatMap(([name, members], position) => {
      const customer = customerOf(name, position, members)
      const user = itemOf(users, position)
      const hostKey = mostHeard(members)
      return members.map((meeting, index) => ({
        share: (index + 0.5 + (position % 10) / 20) / members.length,
        placed: { meeting, customer, user, hostKey },
      }))
    })
    .toSorted((a, b) => a.share - b.share)
    .map(({ placed }) => placed)
}

const ROLE_OF_HOST = 'Project Manager'
const PEOPLE_OF_A_CUSTOMER = 12

function customerOf(series: string, position: number, meetings: readonly Meeting[]) {
  const company = organisationAt(position)
  const random = createRandom('customer', series)
  const crm: CrmAccount = {
    accountId: `001${random.id().slice(0, 12)}AAA`,
    dealId: `006${random.id().slice(0, 12)}AAA`,
    name: company.name,
    domain: company.domain,
    industry: company.industry,
    employees: random.between(4, 400) * 10,
  }
  const seats = [...new Set(meetings.flatMap(({ speakers }) => speakers.map(keyOf)))].toSorted()
  return { firstPerson: position * PEOPLE_OF_A_CUSTOMER, seats, crm }
}
export type Customer = ReturnType<typeof customerOf>

/** The same person in all meetings of a series: roles tell it where there are some, else the voice does. */
export const keyOf = ({ id, role }: Meeting['speakers'][number]) =>
  role === null || /\b[A-J]$/.test(role) ? id : role

function mostHeard(meetings: readonly Meeting[]): string {
  const acts = new Map<string, number>()
  for (const speaker of meetings.flatMap(({ speakers }) => speakers))
    acts.set(keyOf(speaker), (acts.get(keyOf(speaker)) ?? 0) + speaker.acts)
  if (acts.has(ROLE_OF_HOST)) return ROLE_OF_HOST
  return [...acts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ''
}
