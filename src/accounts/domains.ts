/** Domains as people type them, and the registrable domain that calls are matched by. Pure. */
import { isIPv6 } from 'node:net'
import { domainToASCII } from 'node:url'
import { parse } from 'tldts'
import { hostOfEmail } from '../records/email-address.ts'
import { isCalendar, isFreeMail, sharedHostOf } from './shared-domains.ts'

export type DomainReading =
  | { readonly kind: 'domain'; readonly domain: string }
  /** Cannot be matched by; `why` is a sentence for whoever typed it. */
  | { readonly kind: 'refused'; readonly why: string }

/**
 * The registrable domain, lower case and in its ASCII form, of what somebody typed or pasted: a domain, a web address,
 * an e-mail address. Registrable is what stands directly below a public suffix, those of hosting companies included
 * (https://publicsuffix.org), so `acme.github.io` is its owner's own.
 */
export function readDomain(typed: string): DomainReading {
  return registrable(hostIn(typed))
}

/** What a call can be matched by through this address; undefined where it says nothing of a company. */
export function companyDomain(email: string): string | undefined {
  const host = hostOfEmail(email)
  if (host === undefined) return undefined
  const there = known.get(host)
  if (there !== undefined) return there.domain
  if (known.size >= REMEMBERED) known.clear()
  const reading = registrable(asciiHost(host))
  const domain = reading.kind === 'domain' ? reading.domain : undefined
  known.set(host, { domain })
  return domain
}

/** The same companies come up again and again, and reading a host takes most of the time of matching. */
const known = new Map<string, { readonly domain: string | undefined }>()
const REMEMBERED = 50_000

/** `acme` of `acme.co.uk`: what the same company's other domains are likely to begin with. */
export function domainLabel(domain: string): string {
  return domain.split('.', 1)[0] ?? domain
}

const OPTIONS = { allowPrivateDomains: true, extractHostname: false }

/** `host`: lower case, in its ASCII form. */
function registrable(host: string): DomainReading {
  const { domain, isIp, isIcann, isPrivate } = parse(host, OPTIONS)
  if (isIp === true) return refused('is an IP address')
  if (domain === null) {
    return isIcann === true || isPrivate === true
      ? refused('is a public suffix: anybody can have a domain below it')
      : refused('is no domain')
  }
  if (isCalendar(host)) return refused('belongs to rooms and calendars, not to a company')
  if (isFreeMail(host) || isFreeMail(domain)) {
    return refused('is a mail provider that anybody can use; add the contact instead')
  }
  const shared = sharedHostOf(host)
  if (shared === undefined) return { kind: 'domain', domain }
  if (shared === host) return refused('is shared by many companies; give the name below it')
  const own = host
    .slice(0, -shared.length - 1)
    .split('.')
    .at(-1)
  return { kind: 'domain', domain: `${own}.${shared}` }
}

/** The host of a web address, an e-mail address or a bare domain; empty where there is none. */
function hostIn(typed: string): string {
  const text = typed.trim().replace(/^mailto:/i, '')
  const pasted = /<([^<>]*)>$/.exec(text)?.[1] ?? text
  const [authority = ''] = pasted.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\//i, '').split(/[/?#\\]/, 1)
  return asciiHost(hostOfEmail(authority) ?? authority)
}

/** Without port, brackets and dots around it; empty for what no host can be. */
function asciiHost(text: string): string {
  if (text.length > MOST_CHARACTERS) return ''
  const bracketed = /^\[(.*)\](?::\d*)?$/.exec(text)?.[1] ?? text
  if (isIPv6(bracketed)) return bracketed
  const host = domainToASCII(text.replace(/:\d*$/, '').replace(/^\*?\.+|\.+$/g, ''))
  return HOST.test(host) ? host : ''
}

/** No host is longer, not even with a port and dots around it. */
const MOST_CHARACTERS = 300

/** Labels of up to 63 letters, digits and hyphens (RFC 1123); underscores are met in practice. */
const HOST = /^(?=.{1,253}$)(?:(?!-)[\w-]{1,63}(?<!-)(?:\.|$))+$/

function refused(why: string): DomainReading {
  return { kind: 'refused', why }
}
