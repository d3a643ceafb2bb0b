/** Domains that say nothing of whose customer somebody is: free mail, and hosts where many companies live side by side. */
import providers from 'email-providers/all.json' with { type: 'json' }

/** Free mail that the list does not know. */
const MORE_PROVIDERS = [
  'disroot.org',
  'duck.com',
  'fastmail.com',
  'gmx.ch',
  'googlemail.de',
  'icloud.com.cn',
  'keemail.me',
  'kolabnow.com',
  'mailfence.com',
  'mailo.com',
  'mozmail.com',
  'passmail.net',
  'posteo.de',
  'posteo.net',
  'riseup.net',
  'simplelogin.com',
  'skiff.com',
  'startmail.com',
  'tuta.com',
  'tuta.io',
  'tutanota.com',
  'tutanota.de',
  'vodafone.net',
  'xs4all.nl',
  'ziggo.nl',
  'zohomail.com',
  'zoho.eu',
]

const FREE_MAIL: ReadonlySet<string> = new Set([...providers, ...MORE_PROVIDERS])

/** Each name below one of them is a company of its own; the public suffix list does not have them. */
const SHARED_HOSTS = ['onmicrosoft.com', 'service-now.com', 'zendesk.com', 'freshdesk.com']

/** Rooms and calendars that were invited: nobody's address. */
const CALENDARS = 'calendar.google.com'

export function isFreeMail(domain: string): boolean {
  return FREE_MAIL.has(domain)
}

export function isCalendar(host: string): boolean {
  return host === CALENDARS || host.endsWith(`.${CALENDARS}`)
}

/** The shared host that this is, or is below of. */
export function sharedHostOf(host: string): string | undefined {
  return SHARED_HOSTS.find((shared) => host === shared || host.endsWith(`.${shared}`))
}
