/** Which addresses call text may be sent to: a wrong one would hand it, and the key, to a stranger. */
import { BlockList, isIP } from 'node:net'
import { usage } from '../../records/problems.ts'

/** Where providers have their API, unless another address is named. */
export const OWN_URLS = {
  anthropic: 'https://api.anthropic.com/v1',
  openai: 'https://api.openai.com/v1',
} as const

/**
 * The address, checked. `isOperators`: named by the environment, and not by a member in a form. Throws a usage problem
 * that says which rule it breaks.
 */
export function modelBaseUrl(text: string, isOperators: boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw usage(
      `"${text}" is not an address that begins with https://.`,
      'Give the whole address of the API, such as https://llm.example.com/v1.',
    )
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw usage(
      'The address of the model holds more than an address.',
      'Give it without a user name, password, ? or #; the key goes beside it.',
    )
  }
  const isPrivate = isPrivateHost(url.hostname)
  if (isPrivate && !isOperators) {
    throw usage(
      `${url.host} is an address of a private network.`,
      'Only the operator may name one, by CARRYOVER_AI_BASE_URL in the environment.',
    )
  }
  if (url.protocol === 'http:' && !(isPrivate && isOperators)) {
    throw usage(
      `${url.origin} would carry what was said in calls in clear.`,
      'Give an address that begins with https://; http:// is for private networks that the operator names.',
    )
  }
  return url
}

/** Names without a dot and of these endings are never public ones. */
const PRIVATE_NAME = /^[^.]+$|\.(localhost|local|internal|intranet|lan|home\.arpa)$/

/** As a URL writes it. Of a name alone nothing is looked up: see `isPrivateAddress`. */
function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  return isIP(host) === 0 ? PRIVATE_NAME.test(host.toLowerCase()) : isPrivateAddress(host)
}

const PRIVATE = new BlockList()
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(address, bits, 'ipv4')
}
for (const [address, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  PRIVATE.addSubnet(address, bits, 'ipv6')
}

/** Of this machine, its networks, or nobody. */
export function isPrivateAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 0) return true
  return PRIVATE.check(address, version === 4 ? 'ipv4' : 'ipv6')
}
