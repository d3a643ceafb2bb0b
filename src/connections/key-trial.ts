/** Trying a key pair that a member has typed, at the address they gave, at Gong's own, or at one that Gong named before. */
import { basicAuthorization } from '../gong/gong.ts'
import { gongBaseUrl, type HostRules } from '../gong/hosts.ts'
import { Problem } from '../records/problems.ts'
import type { ConnectionKind } from '../store/connections.ts'
import { withAddressHint } from './problems.ts'
import type { Found, Trials } from './trial.ts'

export interface KeyPair {
  readonly accessKey: string
  readonly accessKeySecret: string
  readonly baseUrl: string | undefined
}

export interface KeyTrial extends Found {
  readonly baseUrl: URL
  /** Said when another address than the one that was asked for is the right one. */
  readonly advice: string | null
}

export interface KeyTrialNeeds {
  readonly trials: Trials
  readonly hosts: HostRules
  /** Where Gong is asked unless a member says otherwise. */
  readonly defaultBaseUrl: string
  /** Addresses that Gong named to this organization itself, with tokens. */
  readonly namedByGong: (organizationId: string) => Promise<readonly string[]>
}

/** Throws the problem when Gong refuses the key; nothing is stored. */
export async function tryKeys(
  { trials, hosts, defaultBaseUrl, namedByGong }: KeyTrialNeeds,
  organizationId: string,
  { accessKey, accessKeySecret, baseUrl }: KeyPair,
  kind: ConnectionKind,
): Promise<KeyTrial> {
  const isDefault = baseUrl === undefined
  const asked = gongBaseUrl(baseUrl ?? defaultBaseUrl, hosts)
  const at = (address: URL): Promise<Found> =>
    trials.whole(
      {
        organizationId,
        baseUrl: address,
        access: accessKey,
        authorization: basicAuthorization(accessKey, accessKeySecret),
      },
      kind,
    )
  try {
    return { ...(await at(asked)), baseUrl: asked, advice: null }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const other = isDefault && canBeAddress(error) ? await otherAddress() : undefined
    if (other === undefined) throw isDefault ? withAddressHint(error) : error
    try {
      const found = await at(other)
      return { ...found, requests: found.requests + 1, baseUrl: other, advice: adviceFor(other) }
    } catch {
      throw isDefault ? withAddressHint(error) : error
    }
  }

  async function otherAddress(): Promise<URL | undefined> {
    const named = await namedByGong(organizationId)
    const [other] = named.filter((address) => address !== asked.origin)
    return other === undefined ? undefined : gongBaseUrl(other, hosts)
  }
}

/** A key is unknown at the wrong address, as a wrong key is. */
function canBeAddress({ code }: Problem): boolean {
  return code === 'D-401' || code === 'D-REGION'
}

function adviceFor(address: URL): string {
  return `Gong knows this key at ${address.origin}, not at the usual address: that one is used.`
}
