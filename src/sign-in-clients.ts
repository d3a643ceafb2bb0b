/** Clients of others' sign-in that the environment names. */
import type { Config } from './config.ts'
import type { Oidc } from './members/single-sign-on.ts'

/** Undefined unless both are set. */
export function clientOf(
  clientId: string | undefined,
  clientSecret: string | undefined,
): { readonly clientId: string; readonly clientSecret: string } | undefined {
  return clientId === undefined || clientSecret === undefined
    ? undefined
    : { clientId, clientSecret }
}

/** Undefined where no identity provider is set. */
export function oidcOf(values: Config['values']): Oidc | undefined {
  const client = clientOf(values.CARRYOVER_OIDC_CLIENT_ID, values.CARRYOVER_OIDC_CLIENT_SECRET)
  const { CARRYOVER_OIDC_ISSUER: issuer } = values
  if (client === undefined || issuer === undefined) return undefined
  return {
    ...client,
    issuer,
    name: values.CARRYOVER_OIDC_NAME,
    defaultRole: values.CARRYOVER_OIDC_DEFAULT_ROLE,
    trustsEmail: values.CARRYOVER_OIDC_TRUST_EMAIL,
  }
}
