/** The people of the sample company: those of the account files, and everybody whom a real company has besides. */
import type { WorldUser } from '../../world.ts'
import { DAY_MS } from '../calendar.ts'
import type { AccountFile } from '../folder/account-file.ts'
import { vendorStaff } from '../folder/vendor-staff.ts'
import type { RoleName } from '../profiles.ts'
import { createUser, userIdOf } from '../users.ts'

/** Who else works there: name, title and the mailbox of the manager. */
const MORE: readonly [first: string, last: string, title: string, manager: string | null][] = [
  ['Yara', 'Benedek', 'Director Customer Success', 'ingrid.solvang'],
  ['Colm', 'Rafferty', 'Team Lead Customer Success', 'yara.benedek'],
  ['Aiko', 'Strand', 'Customer Success Manager', 'colm.rafferty'],
  ['Diego', 'Lunardi', 'Customer Success Manager', 'colm.rafferty'],
  ['Freya', 'Osterman', 'Account Executive', 'callum.adair'],
  ['Milo', 'Kaplan', 'Sales Development Representative', 'callum.adair'],
  ['Renske', 'Bloem', 'Sales Enablement Manager', 'bea.lindqvist'],
  ['Hanno', 'Falk', 'Head of IT', null],
  ['Petra', 'Sandqvist', 'Data Analyst', 'hanno.falk'],
  ['Gideon', 'Marsh', 'Account Executive', 'callum.adair'],
]

const LEFT = 'gideon.marsh'
const ADMIN = 'hanno.falk'
const DOMAIN = 'quillbeam.example'

export const demoUserId = (mailbox: string): string => userIdOf(`${mailbox}@${DOMAIN}`)

export function demoStaff(files: readonly AccountFile[], nowMs: number): WorldUser[] {
  const more = MORE.map(([firstName, lastName, title, manager], index) => {
    const mailbox = `${firstName}.${lastName}`.toLowerCase()
    const user = createUser(
      {
        firstName,
        lastName,
        title,
        managerId: manager === null ? null : demoUserId(manager),
        createdMs: nowMs - (900 - index * 60) * DAY_MS,
      },
      DOMAIN,
    )
    return {
      ...user,
      active: mailbox !== LEFT,
      technicalAdmin: mailbox === ADMIN,
      emailAliases: mailbox === 'renske.bloem' ? [`enablement@${DOMAIN}`] : [],
    }
  })
  return [...vendorStaff(files), ...more]
}

/** Profiles in the sales workspace; nobody has given the analyst one, and those who left have none. */
const SALES_ROLES: Readonly<Record<string, RoleName>> = {
  'ingrid.solvang': 'leadership',
  'hanno.falk': 'leadership',
  'bea.lindqvist': 'managers',
  'callum.adair': 'managers',
  'marcus.thiele': 'teams',
  'leila.haddad': 'teams',
  'rafi.mendel': 'teams',
  'freya.osterman': 'teams',
  'owen.prescott': 'teams',
  'tess.novak': 'teams',
  'sunniva.rask': 'own',
  'milo.kaplan': 'own',
  'renske.bloem': 'chosen',
  'yara.benedek': 'own',
}

/** The onboarding lead hears her team here and only herself in sales; the director of this side is a guest there. */
const SUCCESS_ROLES: Readonly<Record<string, RoleName>> = {
  'ingrid.solvang': 'leadership',
  'hanno.falk': 'leadership',
  'yara.benedek': 'managers',
  'colm.rafferty': 'managers',
  'aiko.strand': 'teams',
  'diego.lunardi': 'own',
  'sunniva.rask': 'teams',
  'renske.bloem': 'chosen',
}

export function demoRoles(workspace: 'sales' | 'success'): Map<string, RoleName> {
  const roles = workspace === 'sales' ? SALES_ROLES : SUCCESS_ROLES
  return new Map(Object.entries(roles).map(([mailbox, role]) => [demoUserId(mailbox), role]))
}
