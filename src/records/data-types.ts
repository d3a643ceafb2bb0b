/** The eleven kinds of Gong data, in the order in which they are shown. */
export interface DataType {
  readonly slug: Slug
  /** As in `Gong <title> Import`. */
  readonly title: string
  /** One record, several records: as in `1 call`, `2 calls`. */
  readonly noun: readonly [one: string, many: string]
  /** As in `=== CALL ===`. */
  readonly mark: string
  readonly card: string
  /** The two lines that open the file. */
  readonly description: readonly [string, string]
  /** What Gong asks for on the wire; the first one is what the type cannot do without. */
  readonly scopes: readonly [string, ...string[]]
  /** Which records a limit keeps: the newest, or the first in Gong's own order where they have no date. */
  readonly order: 'newest' | 'first'
  /** What to look at when Gong has nothing. */
  readonly whenEmpty: string
}

export const SLUGS = [
  'calls',
  'transcripts',
  'users',
  'user-stats',
  'scorecards',
  'answered-scorecards',
  'libraries',
  'trackers',
  'crm-deals',
  'crm-contacts',
  'crm-accounts',
] as const

export type Slug = (typeof SLUGS)[number]

const FROM_GONG = "imported from the organization's Gong account."
const CRM_FROM_GONG = "synced from the CRM into the organization's Gong account."

/** Scopes as Gong names them in its answers; `api:crm:read` does not exist, CRM data arrives with the calls. */
export const DATA_TYPES: Readonly<Record<Slug, DataType>> = {
  calls: {
    slug: 'calls',
    title: 'Calls',
    noun: ['call', 'calls'],
    mark: 'CALL',
    card: 'Call recordings and metadata: title, date, duration, direction, attendees, topics, trackers',
    description: [
      `This file contains call recordings and metadata ${FROM_GONG}`,
      'Each call includes the title, date, duration, direction, attendees, topics, and trackers.',
    ],
    scopes: ['api:calls:read:extensive'],
    order: 'newest',
    whenEmpty: 'Gong has no call in this period that this key can see, or only private ones.',
  },
  transcripts: {
    slug: 'transcripts',
    title: 'Transcripts',
    noun: ['transcript', 'transcripts'],
    mark: 'TRANSCRIPT',
    card: 'Full call transcripts with timestamped speaker turns',
    description: [
      `This file contains full call transcripts ${FROM_GONG}`,
      'Each transcript includes the title, date, duration, and timestamped speaker turns.',
    ],
    scopes: ['api:calls:read:transcript', 'api:calls:read:extensive'],
    order: 'newest',
    whenEmpty:
      'Gong has no transcribed call in this period; a transcript can follow its call by hours.',
  },
  users: {
    slug: 'users',
    title: 'Users',
    noun: ['user', 'users'],
    mark: 'USER',
    card: 'Gong user profiles: name, email, title, role, status',
    description: [
      `This file contains user profiles ${FROM_GONG}`,
      'Each user includes the name, email, title, role, and status.',
    ],
    scopes: ['api:users:read', 'api:workspaces:read', 'api:permission-profile:read'],
    order: 'first',
    whenEmpty: 'Gong lists no users for this key.',
  },
  'user-stats': {
    slug: 'user-stats',
    title: 'User Stats',
    noun: ['record', 'records'],
    mark: 'USER STATS',
    card: 'Daily user activity and interaction statistics (last 30 days)',
    description: [
      `This file contains daily activity and interaction statistics of users ${FROM_GONG}`,
      'Each record includes the user, the date or period, and the statistics that are not zero.',
    ],
    scopes: ['api:stats:user-actions:detailed', 'api:stats:interaction', 'api:users:read'],
    order: 'newest',
    whenEmpty: 'Gong has no activity in this period; a new account has none yet. Try more days.',
  },
  scorecards: {
    slug: 'scorecards',
    title: 'Scorecards',
    noun: ['scorecard', 'scorecards'],
    mark: 'SCORECARD',
    card: 'Call scoring and evaluation templates',
    description: [
      `This file contains scorecard templates ${FROM_GONG}`,
      'Each scorecard includes the name, status, review method, and questions.',
    ],
    scopes: ['api:settings:scorecards:read'],
    order: 'first',
    whenEmpty: 'Nobody has made a scorecard in Gong yet.',
  },
  'answered-scorecards': {
    slug: 'answered-scorecards',
    title: 'Answered Scorecards',
    noun: ['answered scorecard', 'answered scorecards'],
    mark: 'ANSWERED SCORECARD',
    card: 'Completed call scores and evaluations',
    description: [
      `This file contains answered scorecards ${FROM_GONG}`,
      'Each answered scorecard includes the scorecard, call, reviewed user, reviewer, and answers.',
    ],
    scopes: ['api:stats:scorecards', 'api:settings:scorecards:read', 'api:users:read'],
    order: 'newest',
    whenEmpty: 'Nobody has filled in a scorecard in this period.',
  },
  libraries: {
    slug: 'libraries',
    title: 'Libraries',
    noun: ['folder', 'folders'],
    mark: 'LIBRARY FOLDER',
    card: 'Saved call libraries and snippet collections',
    description: [
      `This file contains public library folders ${FROM_GONG}`,
      'Each folder includes the name, path, and its saved calls and snippets; Gong gives public folders only.',
    ],
    scopes: ['api:library:read', 'api:workspaces:read'],
    order: 'first',
    whenEmpty: 'Gong has no public library folder; private and archived ones are never given.',
  },
  trackers: {
    slug: 'trackers',
    title: 'Trackers',
    noun: ['tracker', 'trackers'],
    mark: 'TRACKER',
    card: 'Keyword and topic trackers being monitored',
    description: [
      `This file contains keyword trackers ${FROM_GONG}`,
      'Each tracker includes the name, keywords, and where Gong listens for them.',
    ],
    scopes: ['api:settings:trackers:read'],
    order: 'first',
    whenEmpty: 'Gong has no keyword tracker; smart trackers show on calls only.',
  },
  'crm-deals': {
    slug: 'crm-deals',
    title: 'CRM Deals',
    noun: ['deal', 'deals'],
    mark: 'DEAL',
    card: 'Deal data synced from your CRM into Gong',
    description: [
      `This file contains deals ${CRM_FROM_GONG}`,
      'Each deal includes the CRM, the deal ID, its fields, and its calls.',
    ],
    scopes: ['api:calls:read:extensive'],
    order: 'newest',
    whenEmpty:
      'No call in this period is tied to a deal. Link deals to calls in Gong, or read more calls.',
  },
  'crm-contacts': {
    slug: 'crm-contacts',
    title: 'CRM Contacts',
    noun: ['contact', 'contacts'],
    mark: 'CONTACT',
    card: 'Contact records synced from your CRM',
    description: [
      `This file contains contacts ${CRM_FROM_GONG}`,
      'Each contact includes the name, email, title, phone, CRM, contact ID, fields, and last call.',
    ],
    scopes: ['api:calls:read:extensive'],
    order: 'newest',
    whenEmpty: 'Nobody on a call in this period is tied to a CRM contact.',
  },
  'crm-accounts': {
    slug: 'crm-accounts',
    title: 'CRM Accounts',
    noun: ['account', 'accounts'],
    mark: 'ACCOUNT',
    card: 'Company data synced from your CRM',
    description: [
      `This file contains accounts ${CRM_FROM_GONG}`,
      'Each account includes the name, the CRM, the account ID, its fields, and its calls.',
    ],
    scopes: ['api:calls:read:extensive'],
    order: 'newest',
    whenEmpty: 'No call in this period is tied to a CRM account.',
  },
}

/** As in `1 call`, `2 calls`. */
export function counted(count: number, type: DataType): string {
  return `${count} ${type.noun[count === 1 ? 0 : 1]}`
}
