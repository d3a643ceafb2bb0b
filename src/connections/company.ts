/**
 * Which Gong company a key reads: Gong has no endpoint that says so, but its quota is one for each company, whoever asks.
 *
 * The smallest workspace id is the same for every key and token that may read workspaces, and two companies never share
 * it. Without that permission the regional host stands for the company: two companies of one host would share a quota
 * that is too small, which is slow but safe. On Gong's common host only the key itself is left; then two keys of one
 * company are counted apart, which nobody can know better.
 */
import { createHash } from 'node:crypto'
import type { Workspace } from '../records/workspace.ts'

const COMMON_HOST = 'api.gong.io'

/** `workspaces` is undefined where they may not be read; `access`: the access key, or what else tells it from others. */
export function companyKeyOf(
  workspaces: readonly Workspace[] | undefined,
  baseUrl: URL,
  access: string,
): string {
  const ids = (workspaces ?? []).map((workspace) => workspace.id)
  const [smallest] = ids.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))
  if (smallest !== undefined) return `workspace:${smallest}`
  if (baseUrl.host !== COMMON_HOST) return `host:${baseUrl.host}`
  return `key:${createHash('sha256').update(access).digest('hex').slice(0, 16)}@${COMMON_HOST}`
}

/** As in `Acme EMEA +2`: Gong tells the names of workspaces, not of companies. */
export function companyNameOf(workspaces: readonly Workspace[] | undefined): string | null {
  const [first, ...others] = workspaces ?? []
  if (first === undefined) return null
  return others.length === 0 ? first.name : `${first.name} +${others.length}`
}

/** Both are known, and differ. */
export function areDifferentCompanies(one: string, other: string): boolean {
  return [one, other].every((key) => key.startsWith('workspace:')) && one !== other
}
