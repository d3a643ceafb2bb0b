/** Which addresses a Gong key may be sent to: a wrong one would hand the key to a stranger. */
import { usage } from '../records/problems.ts'

export interface HostRules {
  /**
   * What the operator named beyond Gong's own, never a member's wish: `host` (https alone, on its usual port),
   * `host:port`, or a whole origin.
   */
  readonly allowed: readonly string[]
  /** This machine may be asked too: command line, demo and tests. */
  readonly loopback: boolean
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** The base URL to ask, checked; throws a usage problem that says which rule it breaks. */
export function gongBaseUrl(text: string, rules: HostRules): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw usage(
      `"${text}" is not an address that begins with https://.`,
      'Give the whole API base URL, such as https://us-12345.api.gong.io; Gong shows it beside the access key.',
    )
  }
  if (url.username !== '' || url.password !== '') {
    throw usage(
      'The API base URL holds a user name or password.',
      'Give the address alone; the key goes beside it.',
    )
  }
  if (rules.allowed.some((named) => isNamed(url, named))) return bare(url)
  if (rules.loopback && LOOPBACK.has(url.hostname)) return bare(url)
  if (!isGong(url)) {
    throw usage(
      `${url.origin} is not an address of Gong's API, so the key is not sent there.`,
      'Use https://api.gong.io or the https://….api.gong.io that Gong shows beside the access key; an operator can allow another host with GONG_ALLOW_HOST.',
    )
  }
  return bare(url)
}

/** A bare name stands for https on its usual port: a key goes in clear only where the operator wrote so. */
function isNamed(url: URL, named: string): boolean {
  if (named.includes('://')) return named === url.origin
  return named.toLowerCase() === url.host && (url.port !== '' || url.protocol === 'https:')
}

/** `api.gong.io` and the hosts of single companies below it, on https and its usual port. */
function isGong(url: URL): boolean {
  const named = url.hostname === 'api.gong.io' || /^[a-z0-9-]+\.api\.gong\.io$/.test(url.hostname)
  return named && url.protocol === 'https:' && url.port === ''
}

function bare(url: URL): URL {
  return new URL(url.origin)
}
