/** Reliability 32, over a real PostgreSQL: permissions only ever add, and no explanation says otherwise than the lists. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testDatabase } from '../database.ts'
import { explainTo } from '../explained.ts'
import {
  type PermissionWorld,
  placePermissions,
  seenBy,
  type WorldCall,
  type WorldProfile,
  type WorldUser,
} from '../permission-world.ts'

const RUNS = 40
const PEOPLE = ['ana', 'ben', 'cleo', 'dan', 'eve', 'finn']
const WORKSPACES = ['w1', 'w2']
const FOLDERS = ['f1', 'f2']
const LEVELS = ['all', 'managers-team', 'report-to-them', 'own', 'none', 'squad', null]

const person = fc.constantFrom(...PEOPLE)
const people = fc.uniqueArray(person, { maxLength: 3 })
const nobody: fc.Arbitrary<string[]> = fc.constant([])
const rare = fc.integer({ min: 0, max: 9 }).map((n) => n === 0)

const users: fc.Arbitrary<readonly WorldUser[]> = fc
  .array(
    fc.record({
      managerId: fc.option(person, { nil: undefined, freq: 3 }),
      isActive: rare.map((is) => !is),
      isMapped: rare.map((is) => !is),
    }),
    { minLength: PEOPLE.length, maxLength: PEOPLE.length },
  )
  .map((all) => all.map((user, at) => ({ id: PEOPLE[at] ?? '', ...user })))

const profile: fc.Arbitrary<Omit<WorldProfile, 'id'>> = fc.record({
  workspaceId: fc.constantFrom(...WORKSPACES),
  level: fc.constantFrom(...LEVELS),
  leads: fc.oneof(nobody, people),
  folders: fc.oneof(fc.constantFrom('all' as const, 'none' as const), fc.subarray(FOLDERS)),
  userIds: people,
})

const call: fc.Arbitrary<Omit<WorldCall, 'id'>> = fc.record({
  workspaceId: fc.constantFrom(...WORKSPACES, null),
  hostId: person,
  partyIds: people,
  grantedIds: rare.chain((is) => (is ? people : nobody)),
  folderIds: rare.chain((is) => (is ? fc.subarray(FOLDERS) : nobody)),
  isPrivate: rare,
  isLinked: rare.map((is) => !is),
  scope: rare.map((is) => (is ? ('Internal' as const) : ('External' as const))),
})

const numbered = <Thing extends object>(prefix: string, things: readonly Thing[]) =>
  things.map((thing, at) => ({ id: `${prefix}${at}`, ...thing }))

const world: fc.Arbitrary<PermissionWorld> = fc
  .record({
    users,
    profiles: fc.array(profile, { maxLength: 5 }),
    calls: fc.array(call, { minLength: 1, maxLength: 12 }),
    isOpenToAll: rare,
    followsChosenPeople: fc.boolean(),
  })
  .map(({ profiles, calls, ...more }) => ({
    ...more,
    profiles: numbered('p', profiles),
    calls: numbered('c', calls),
  }))

/** What makes more of a world: each gives somebody something, and takes nothing from anybody. */
const gift: fc.Arbitrary<(before: PermissionWorld) => PermissionWorld> = fc.oneof(
  profile.map((given) => (before: PermissionWorld) => ({
    ...before,
    profiles: [...before.profiles, { id: 'given', ...given }],
  })),
  fc.tuple(fc.nat(), person).map(([at, id]) => (before: PermissionWorld) => ({
    ...before,
    profiles: changed(before.profiles, at, ({ userIds, ...more }) => ({
      ...more,
      userIds: [...new Set([...userIds, id])],
    })),
  })),
  fc.nat().map((at) => (before: PermissionWorld) => ({
    ...before,
    profiles: changed(before.profiles, at, (one) => ({
      ...one,
      level: 'all',
      folders: 'all' as const,
    })),
  })),
  fc.tuple(fc.nat(), person).map(([at, id]) => (before: PermissionWorld) => ({
    ...before,
    profiles: changed(before.profiles, at, ({ leads = [], ...more }) => ({
      ...more,
      // The first lead of a team narrows it; see the note on leads in the migration.
      leads: leads.length === 0 && more.level !== 'none' ? leads : [...leads, id],
    })),
  })),
  fc.tuple(fc.nat(), person).map(([at, id]) => (before: PermissionWorld) => ({
    ...before,
    calls: changed(before.calls, at, ({ grantedIds = [], ...more }) => ({
      ...more,
      grantedIds: [...new Set([...grantedIds, id])],
    })),
  })),
  fc.tuple(fc.nat(), fc.constantFrom(...FOLDERS)).map(([at, id]) => (before: PermissionWorld) => ({
    ...before,
    calls: changed(before.calls, at, ({ folderIds = [], ...more }) => ({
      ...more,
      folderIds: [...new Set([...folderIds, id])],
    })),
  })),
  fc.tuple(fc.nat(), person).map(([at, id]) => (before: PermissionWorld) => ({
    ...before,
    calls: changed(before.calls, at, ({ partyIds = [], ...more }) => ({
      ...more,
      partyIds: [...new Set([...partyIds, id])],
    })),
  })),
  fc.constantFrom(
    (before: PermissionWorld) => ({ ...before, isOpenToAll: true }),
    (before: PermissionWorld) => ({ ...before, followsChosenPeople: true }),
    (before: PermissionWorld) => ({
      ...before,
      users: before.users.map((user) => ({ ...user, isActive: true, isMapped: true })),
    }),
  ),
)

function changed<Thing>(
  things: readonly Thing[],
  at: number,
  change: (thing: Thing) => Thing,
): readonly Thing[] {
  const place = things.length === 0 ? -1 : at % things.length
  return things.map((thing, n) => (n === place ? change(thing) : thing))
}

test('reliability 32: a permission that is added removes no call, and one that is taken away adds none', async () => {
  const { db } = await testDatabase()
  const seenIn = async (one: PermissionWorld) => {
    const organizationId = await placePermissions(db, one)
    return Promise.all(PEOPLE.map((id) => seenBy(db, organizationId, id)))
  }
  await fc.assert(
    fc.asyncProperty(world, gift, async (before, give) => {
      const [less, more] = [await seenIn(before), await seenIn(give(before))]
      less.forEach((calls, at) => expect(more[at]).toEqual(expect.arrayContaining([...calls])))
    }),
    { numRuns: RUNS },
  )
}, 120_000)

test('X-07: what is explained is what the lists show, for everybody and every call', async () => {
  const { db } = await testDatabase()
  await fc.assert(
    fc.asyncProperty(world, async (one) => {
      const organizationId = await placePermissions(db, one)
      for (const id of PEOPLE.slice(0, 2)) {
        const seen = await seenBy(db, organizationId, id)
        expect(seen).toEqual(shownTo(one, id))
        for (const { id: callId } of one.calls) {
          const { isAllowed, steps } = await explainTo(db, organizationId, id, callId)
          expect(isAllowed).toBe(seen.includes(callId))
          expect(steps.at(-1)?.isFine).toBe(isAllowed)
        }
      }
    }),
    { numRuns: RUNS },
  )
}, 120_000)

/** The rules a second time, in the plainest words. */
function shownTo(one: PermissionWorld, id: string): readonly string[] {
  const {
    managerId,
    isActive = true,
    isMapped = true,
  } = one.users.find((user) => user.id === id) ?? { id }
  const held = one.profiles.filter(({ userIds }) => userIds.includes(id))
  const shows = (shown: WorldCall): boolean => {
    const { hostId, partyIds = [], grantedIds = [], folderIds = [], workspaceId } = shown
    if (shown.isLinked === false || shown.isPrivate === true || shown.scope === 'Internal')
      return false
    if (one.isOpenToAll === true) return true
    if (!isActive || !isMapped) return false
    const present = [hostId, ...partyIds]
    if (present.includes(id) || grantedIds.includes(id)) return true
    const opensFolder = held.some(
      ({ folders = [], workspaceId: where }) =>
        where === (workspaceId ?? 'w1') &&
        folderIds.some((folder) => folders === 'all' || folders.includes(folder)),
    )
    if (opensFolder) return true
    return held
      .filter((profile_) => profile_.workspaceId === workspaceId)
      .some(({ level, leads = [] }) => {
        if (level === 'all') return true
        const heard = PEOPLE.filter((other) => {
          const isUnderLead = leads.some((lead) => isUnder(one, other, lead))
          const isLed = isUnderLead || leads.some((lead) => lead === other && isSound(one, lead))
          switch (level ?? '') {
            case 'none':
              return one.followsChosenPeople === true && isLed
            case 'report-to-them':
              return isUnder(one, other, id) && (leads.length === 0 || isUnderLead)
            case 'managers-team':
              if (managerId === undefined || managerId === id) return false
              if (other !== managerId && !isUnder(one, other, managerId)) return false
              return isSound(one, managerId) && (leads.length === 0 || isLed)
            case null:
            default:
              return false
          }
        })
        return present.some((other) => other !== undefined && heard.includes(other))
      })
  }
  return one.calls
    .filter(shows)
    .map((shown) => shown.id)
    .toSorted()
}

function isUnder(one: PermissionWorld, id: string, root: string): boolean {
  return isSound(one, root) && managersOf(one, id).includes(root)
}

/** Not under themselves. */
function isSound(one: PermissionWorld, root: string): boolean {
  return !managersOf(one, root).includes(root)
}

/** At any height; a circle ends where it closes. */
function managersOf({ users: all }: PermissionWorld, id: string): readonly string[] {
  const managers: string[] = []
  for (let at = id; ;) {
    const manager = all.find((user) => user.id === at)?.managerId
    if (manager === undefined || manager === at || managers.includes(manager)) return managers
    managers.push(manager)
    at = manager
  }
}
