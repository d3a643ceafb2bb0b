/** The users that account files bring along, with invented leaders above them. */
import type { WorldUser } from '../../world.ts'
import { DAY_MS } from '../calendar.ts'
import { createUser, userIdOf } from '../users.ts'
import type { AccountFile } from './account-file.ts'

/** Three levels: the chief revenue officer, the team lead and those of the files who lead; everybody else below the team lead. */
export function vendorStaff(files: readonly AccountFile[]): WorldUser[] {
  const vendor = files[0]?.vendor
  if (vendor === undefined) return []
  const starts = files.flatMap(({ calls }) => calls.map(({ started }) => Date.parse(started)))
  const createdMs = Math.min(...starts) - 300 * DAY_MS
  const chief = createUser(
    {
      firstName: 'Ingrid',
      lastName: 'Solvang',
      title: 'Chief Revenue Officer',
      managerId: null,
      createdMs,
    },
    vendor.domain,
  )
  const people = peopleOf(files)
  const leader = people.find(({ title }) => isLeader(title))
  const lead = createUser(
    {
      firstName: 'Callum',
      lastName: 'Adair',
      title: 'Team Lead Sales',
      managerId: leader === undefined ? chief.id : userIdOf(leader.email),
      createdMs,
    },
    vendor.domain,
  )
  const staff = people.map(({ name, email, title }, index) => {
    const [firstName = name, ...rest] = name.split(' ')
    return createUser(
      {
        firstName,
        lastName: rest.join(' '),
        email,
        title,
        managerId: isLeader(title) ? chief.id : lead.id,
        createdMs: createdMs + index * 20 * DAY_MS,
      },
      vendor.domain,
    )
  })
  return [chief, lead, ...staff]
}

const isLeader = (title: string) => /^(VP|Vice|Chief|Head|Director)\b/.test(title)

/** Everybody once: those the files list, and those of the vendor who are only heard on a call. */
function peopleOf(files: readonly AccountFile[]) {
  const people = new Map<string, { name: string; email: string; title: string }>()
  for (const { vendor, calls } of files) {
    const heard = calls.flatMap(({ parties }) =>
      parties.flatMap(({ name, email, title = 'Account Executive' }) =>
        email?.endsWith(`@${vendor.domain}`) ? [{ name, email, title }] : [],
      ),
    )
    for (const person of [...vendor.people, ...heard]) {
      const key = person.email.toLowerCase()
      if (!people.has(key)) people.set(key, person)
    }
  }
  return [...people.values()]
}
