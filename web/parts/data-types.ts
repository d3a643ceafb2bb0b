/** The eleven data types as the pages name them; the API tells the same in `get /data-types`. */
import type { Slug } from '../../src/records/data-types.ts'

export const TYPE_NAMES: Readonly<Record<Slug, string>> = {
  calls: 'Calls',
  transcripts: 'Transcripts',
  users: 'Users',
  'user-stats': 'User Stats',
  scorecards: 'Scorecards',
  'answered-scorecards': 'Answered Scorecards',
  libraries: 'Libraries',
  trackers: 'Trackers',
  'crm-deals': 'CRM Deals',
  'crm-contacts': 'CRM Contacts',
  'crm-accounts': 'CRM Accounts',
}
