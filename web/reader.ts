/** Who looks, what they may change, and who can own an account. */
import type { Member } from '../src/records/member.ts'
import { useCall } from './api.ts'

const NOBODY: readonly Member[] = []

export interface Reader {
  readonly memberId: string
  readonly isAdmin: boolean
  /** May make and change accounts and links. */
  readonly mayKeep: boolean
  /** May change the rules of risks and the templates of handoffs. */
  readonly mayRule: boolean
  /** May delete an account. */
  readonly mayDelete: boolean
}

export function useReader(): Reader {
  const { data } = useCall('get /me', {}, { staleTime: 30_000 })
  const role = data?.member.role
  return {
    memberId: data?.member.memberId ?? '',
    isAdmin: role === 'admin',
    mayKeep: role === 'admin' || role === 'leader' || role === 'csm',
    mayRule: role === 'admin' || role === 'leader',
    mayDelete: role === 'admin' || role === 'leader',
  }
}

/** Those who look after customers, by name. */
export function useOwners(): readonly Member[] {
  const { data } = useCall('get /members', {}, { staleTime: 60_000 })
  return data?.data.filter(({ role }) => role !== 'data' && role !== 'auditor') ?? NOBODY
}
