/** The people of an invented company: a chief, vice presidents, managers and those who do most of the calls. */
import type { WorldUser } from '../../world.ts'
import { DAY_MS } from '../calendar.ts'
import { personAt } from '../people.ts'
import { createRandom } from '../random.ts'
import { createUser } from '../users.ts'

const PER_MANAGER = 8
const PER_VICE_PRESIDENT = 40

export function createStaff(
  count: number,
  seed: string,
  domain: string,
  nowMs: number,
): WorldUser[] {
  const start = createRandom('staff', seed).below(2000)
  const vicePresidents = count < 4 ? 0 : Math.ceil(count / PER_VICE_PRESIDENT)
  const managers = count < 8 ? 0 : Math.ceil(count / PER_MANAGER)
  const staff: WorldUser[] = []
  for (let index = 0; index < count; index += 1) {
    const [title, boss] = placeOf(index, vicePresidents, managers)
    const person = personAt(start + index)
    const round = Math.floor(index / 2450)
    const email = round === 0 ? {} : { email: `person${index}@${domain}` }
    staff.push(
      createUser(
        {
          ...person,
          ...email,
          title,
          managerId: boss === null ? null : (staff[boss]?.id ?? null),
          createdMs: nowMs - (200 + ((index * 37) % 700)) * DAY_MS,
        },
        domain,
      ),
    )
  }
  return staff
}

/** The title of the person at a position, and the position of the boss. */
function placeOf(index: number, vicePresidents: number, managers: number): [string, number | null] {
  if (index === 0) return ['Chief Executive Officer', null]
  if (index <= vicePresidents) return ['VP Sales', 0]
  const firstManager = 1 + vicePresidents
  const isManager = index < firstManager + managers
  if (isManager) return ['Sales Manager', 1 + ((index - firstManager) % vicePresidents)]
  const title = index % 5 === 0 ? 'Solutions Engineer' : 'Account Executive'
  if (managers === 0) return [title, 0]
  return [title, firstManager + (index % managers)]
}
