/** Signing in and out, the first start, invitations: the routes that are no operation. */
import type { Me } from '../src/operations/needs.ts'
import type { Role } from '../src/records/member.ts'
import { request } from './api.ts'

export interface SignInState {
  readonly isSetUp: boolean
  readonly organizationName: string | null
  readonly oidc: { readonly name: string; readonly url: string } | null
  /** In the demo alone. */
  readonly demoMembers: readonly DemoMember[]
}

export interface DemoMember {
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly password: string
}

export interface SetUpState {
  readonly isNeeded: boolean
  readonly masterKey?: { readonly path: string | null; readonly keyId: string }
}

export interface InvitationState {
  readonly email: string
  readonly organizationName: string
  readonly role: Role
}

export interface FirstAdmin {
  /** Shown once by the terminal that started the product. */
  readonly code: string
  readonly organizationName: string
  readonly name: string
  readonly email: string
  readonly password: string
}

export const session = {
  state: () => request<SignInState>('get', '/sign-in'),
  signIn: (email: string, password: string) => request<Me>('post', '/session', { email, password }),
  changePassword: (currentPassword: string, newPassword: string) =>
    request('post', '/password', { currentPassword, newPassword }),
  setUpState: () => request<SetUpState>('get', '/setup'),
  setUp: (first: FirstAdmin) => request<Me>('post', '/setup', first),
  invitation: (token: string) =>
    request<InvitationState>('get', `/invitation/${encodeURIComponent(token)}`),
  accept: (token: string, person: { readonly name: string; readonly password: string }) =>
    request<Me>('post', `/invitation/${encodeURIComponent(token)}`, person),
}

const OWN = 'http://own.invalid'

/** Where to go after signing in: a path of ours and nothing else, whatever the address says. */
export function nextPath(next: unknown): string {
  // As the browser reads it: tabs and line breaks are passed over, and `//` names a host.
  if (typeof next !== 'string' || !next.startsWith('/') || !URL.canParse(next, OWN)) return '/'
  const { origin, pathname, search, hash } = new URL(next, OWN)
  return origin === OWN && !pathname.startsWith('//') ? pathname + search + hash : '/'
}

/** Shown with a new password; the server decides. */
export const PASSWORD_HINT = 'At least 8 characters.'

const NEXT = 'carryover.next'

/** Kept while the browser is at the identity provider, which knows nothing of our pages. */
export function rememberNext(next: string): void {
  if (next !== '/') sessionStorage.setItem(NEXT, next)
}

/** The page that was wanted before the identity provider was asked; once. */
export function takeNext(): string | undefined {
  const next = sessionStorage.getItem(NEXT)
  sessionStorage.removeItem(NEXT)
  return next === null ? undefined : nextPath(next)
}
