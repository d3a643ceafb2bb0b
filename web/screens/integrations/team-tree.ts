/** Gong users under their managers, as they are chosen from. Pure. */
import type { GongPerson } from '../../../src/records/access.ts'

export interface Branch {
  readonly person: GongPerson
  readonly below: readonly Branch[]
}

/** Whoever has no manager, or one that Gong does not list, stands at the top; nobody is lost in a circle. */
export function teamTree(people: readonly GongPerson[]): readonly Branch[] {
  const ids = new Set(people.map(({ userId }) => userId))
  const byManager = new Map<string, GongPerson[]>()
  for (const person of people) {
    const manager = person.managerId
    const key = manager !== null && ids.has(manager) && manager !== person.userId ? manager : ''
    byManager.set(key, [...(byManager.get(key) ?? []), person])
  }
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

/** The lines of the tree with their depth; `query` keeps whoever is called so, with those above them. */
export function visibleLines(
  tree: readonly Branch[],
  query: string,
  depth = 0,
): readonly { readonly person: GongPerson; readonly depth: number }[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return tree.flatMap(({ person, below }) => {
    const lines = visibleLines(below, query, depth + 1)
    const text = `${person.name} ${person.title ?? ''} ${person.email ?? ''}`.toLowerCase()
    const isMeant = words.every((word) => text.includes(word))
    return isMeant || lines.length > 0 ? [{ person, depth }, ...lines] : []
  })
}

function teamsFirst(a: GongPerson, b: GongPerson): number {
  return Number(b.treeSize > 0) - Number(a.treeSize > 0) || a.name.localeCompare(b.name, 'en')
}
