/** Gong's users with their managers, as an admin chooses teams from them. Pure. */
import type { GongPerson } from '../records/access.ts'
import type { StoredGongUser } from '../store/gong-people.ts'

/** People who manage each other in a circle are counted once. */
export function gongPeople(users: readonly StoredGongUser[]): readonly GongPerson[] {
  const reports = Map.groupBy(users, (user) => user.manager_id)
  const treeSize = (leadId: string): number => {
    const below = new Set<string>()
    const waiting = [leadId]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const { user_id: userId } of reports.get(next) ?? []) {
        if (userId === leadId || below.has(userId)) continue
        below.add(userId)
        waiting.push(userId)
      }
    }
    return below.size
  }
  return users.map((user) => ({
    userId: user.user_id,
    name: user.name ?? user.email ?? user.user_id,
    email: user.email,
    title: user.title,
    managerId: user.manager_id,
    isActive: user.is_active,
    treeSize: treeSize(user.user_id),
  }))
}
