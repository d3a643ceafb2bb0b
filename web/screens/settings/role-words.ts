/** The roles in words: what each is for. */
import type { Role } from '../../../src/records/member.ts'

export const ROLE_WORDS: Readonly<Record<Role, { readonly name: string; readonly says: string }>> =
  {
    admin: { name: 'Admin', says: 'members, connections of all, this installation' },
    leader: { name: 'Leader', says: 'leads customer success' },
    csm: { name: 'CSM', says: 'looks after customers' },
    data: { name: 'Data', says: 'builds datasets for AI' },
    auditor: { name: 'Auditor', says: 'looks, changes nothing' },
  }

export const ROLE_OPTIONS: readonly {
  readonly value: Role
  readonly label: string
  readonly hint: string
}[] = [
  { value: 'admin', label: ROLE_WORDS.admin.name, hint: ROLE_WORDS.admin.says },
  { value: 'leader', label: ROLE_WORDS.leader.name, hint: ROLE_WORDS.leader.says },
  { value: 'csm', label: ROLE_WORDS.csm.name, hint: ROLE_WORDS.csm.says },
  { value: 'data', label: ROLE_WORDS.data.name, hint: ROLE_WORDS.data.says },
  { value: 'auditor', label: ROLE_WORDS.auditor.name, hint: ROLE_WORDS.auditor.says },
]
