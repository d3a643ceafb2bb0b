/** Gong users under their managers, as they are chosen from. Pure. */
import type { GongPerson } from '../../../src/records/access.ts'

export interface Branch {
  readonly person: GongPerson
  readonly below: readonly Branch[]
}

export interface Line {
  readonly person: GongPerson
  /** 1 at the top. */
  readonly level: number
  readonly managerId: string | undefined
  /** Undefined for whoever has nobody below. */
  readonly isOpen: boolean | undefined
  /** The name of a manager above whose whole team is chosen. */
  readonly coveredBy: string | undefined
}

/** Whoever has no manager, or one that Gong does not list, stands at the top; nobody is lost in a circle. */
export function peopleTree(people: readonly GongPerson[]): readonly Branch[] {
  const ids = new Set(people.map(({ userId }) => userId))
  const byManager = Map.groupBy(people, ({ userId, managerId }) =>
    managerId !== null && ids.has(managerId) && managerId !== userId ? managerId : '',
  )
  const placed = new Set<string>()
  const branch = (person: GongPerson): Branch => {
    placed.add(person.userId)
    const below = (byManager.get(person.userId) ?? [])
      .filter(({ userId }) => !placed.has(userId))
      .toSorted(teamsFirst)
      .map(branch)
    return { person, below }
  }
  const tops = (byManager.get('') ?? []).toSorted(teamsFirst).map(branch)
  const circled = people.filter(({ userId }) => !placed.has(userId))
  return [...tops, ...circled.flatMap((one) => (placed.has(one.userId) ? [] : [branch(one)]))]
}

export interface Sight {
  /** Keeps whoever is called so, with those above them, opened or not. */
  readonly query: string
  /** Managers whose people are not shown. */
  readonly closed: ReadonlySet<string>
  /** Managers whose whole team is chosen. */
  readonly leadIds: readonly string[]
}

/** The lines to show, from the top. */
export function linesOf(tree: readonly Branch[], sight: Sight): readonly Line[] {
  const words = sight.query.toLowerCase().split(/\s+/).filter(Boolean)
  const walk = (
    branches: readonly Branch[],
    above: Pick<Line, 'level' | 'managerId' | 'coveredBy'>,
  ): readonly Line[] =>
    branches.flatMap(({ person, below }) => {
      const { userId, name } = person
      const coveredBy = above.coveredBy ?? (sight.leadIds.includes(userId) ? name : undefined)
      const isOpen = words.length > 0 || !sight.closed.has(userId)
      const lines = isOpen
        ? walk(below, { level: above.level + 1, managerId: userId, coveredBy })
        : []
      if (!isMeant(person, words) && lines.length === 0) return []
      const isShown = below.length > 0 ? isOpen && lines.length > 0 : undefined
      return [{ person, ...above, isOpen: isShown }, ...lines]
    })
  return walk(tree, { level: 1, managerId: undefined, coveredBy: undefined })
}

/** So that a large company begins with its top: everybody below the second level is closed where there are many. */
export function closedAtFirst(tree: readonly Branch[], people: number): ReadonlySet<string> {
  const MANY = 40
  if (people <= MANY) return new Set()
  const all = (branches: readonly Branch[]): readonly string[] =>
    branches.flatMap(({ person, below }) => [person.userId, ...all(below)])
  return new Set(tree.flatMap(({ below }) => all(below)))
}

function isMeant({ name, title, email }: GongPerson, words: readonly string[]): boolean {
  const text = `${name} ${title ?? ''} ${email ?? ''}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

function teamsFirst(a: GongPerson, b: GongPerson): number {
  return Number(b.treeSize > 0) - Number(a.treeSize > 0) || a.name.localeCompare(b.name, 'en')
}
