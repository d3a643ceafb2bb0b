// The scopes that Gong's document names, and which of them the company has granted.
import { z } from 'zod'

const SCOPES = [
  'api:calls:read:basic',
  'api:calls:read:extensive',
  'api:calls:read:transcript',
  'api:calls:read:media-url',
  'api:calls:create',
  'api:call-user-access:read',
  'api:call-user-access:write',
  'api:users:read',
  'api:stats:user-actions',
  'api:stats:user-actions:detailed',
  'api:stats:interaction',
  'api:stats:scorecards',
  'api:settings:scorecards:read',
  'api:settings:trackers:read',
  'api:library:read',
  'api:workspaces:read',
  'api:permission-profile:read',
  'api:permission-profile:write',
  'api:call-outcomes:read',
  'api:crm:integrations:read',
  'api:crm:integration:register',
  'api:crm:integration:delete',
  'api:crm:get-objects',
  'api:crm:schema',
  'api:crm:upload',
  'api:coaching:read',
  'api:logs:read',
  'api:data-privacy:read',
  'api:data-privacy:delete',
  'api:flows:read',
  'api:flows:write',
  'api:tasks:read',
  'api:tasks:write',
  'api:meetings:user:create',
  'api:meetings:user:update',
  'api:meetings:user:delete',
  'api:meetings:integration:status',
  'api:digital-interactions:write',
  'api:engagement-data:write',
  'api:integration-settings:write',
  'api:provisioning:read',
  'api:provisioning:read-write',
  'api:ai-ask:read',
  'api:ai-briefer:read',
] as const

export type Scope = (typeof SCOPES)[number]

export const scopeSchema = z.enum(SCOPES)

export interface GrantedScopes {
  has(scope: Scope): boolean
  list(): Scope[]
  set(scopes: readonly Scope[]): void
  setAllBut(missing: readonly Scope[]): void
}

export function createGrantedScopes(): GrantedScopes {
  let granted: ReadonlySet<Scope> = new Set(SCOPES)
  return {
    has: (scope) => granted.has(scope),
    list: () => [...granted],
    set: (scopes) => (granted = new Set(scopes)),
    setAllBut: (missing) => (granted = new Set(SCOPES.filter((scope) => !missing.includes(scope)))),
  }
}
