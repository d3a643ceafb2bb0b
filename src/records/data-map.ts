/** What is asked of Gong, endpoint by endpoint: what is read there, what of it is kept where, and who sees it. */
import { z } from 'zod'

export const dataUse = z.object({
  /** Method and path. */
  endpoint: z.string(),
  scope: z.string(),
  reads: z.string(),
  keeps: z.string(),
  until: z.string(),
  seenBy: z.string(),
})
export type DataUse = z.infer<typeof dataUse>

const OWNER = 'The owner of the dataset alone'
const VIEWERS = 'Members whom Gong lets see the call'
const RULES = 'Nobody: it decides who sees which call. Admins see names, profiles and levels.'
const WITH_DATASET = 'The file or dataset is deleted'
const WITH_LINK = 'The call belongs to no account any more'
const NEXT_READING = 'It is read anew, every hour'

/** By the organization's connection, for the accounts. */
export const ACCOUNT_USES: readonly DataUse[] = [
  {
    endpoint: 'POST /v2/calls/extensive',
    scope: 'api:calls:read:extensive',
    reads:
      'Title, time, length, host, people, CRM ids; of linked calls also topics, trackers, outline, highlights, comments',
    keeps:
      'Of linked calls: these fields. Of all others: id, time and keyed hashes, nothing readable',
    until: WITH_LINK,
    seenBy: VIEWERS,
  },
  {
    endpoint: 'GET /v2/calls/{id}',
    scope: 'api:calls:read:basic',
    reads: 'The same of one call that somebody looks up',
    keeps: 'Nothing',
    until: 'The answer is given',
    seenBy: 'Whoever looked it up',
  },
  {
    endpoint: 'POST /v2/calls/transcript',
    scope: 'api:calls:read:transcript',
    reads: 'What was said, of linked calls that are neither private nor internal',
    keeps: 'Sentences with times and speakers, and an index of their words',
    until: WITH_LINK,
    seenBy: VIEWERS,
  },
  {
    endpoint: 'GET /v2/users',
    scope: 'api:users:read',
    reads: 'Name, addresses, title, manager, whether active',
    keeps: 'These fields',
    until: NEXT_READING,
    seenBy: RULES,
  },
  {
    endpoint: 'GET /v2/workspaces',
    scope: 'api:workspaces:read',
    reads: 'Names of workspaces',
    keeps: 'Names of workspaces',
    until: NEXT_READING,
    seenBy: RULES,
  },
  {
    endpoint: 'GET /v2/all-permission-profiles',
    scope: 'api:permission-profile:read',
    reads: 'Permission profiles',
    keeps: 'Name, level of calls, chosen people, library folders. No other permission',
    until: NEXT_READING,
    seenBy: RULES,
  },
  {
    endpoint: 'GET /v2/permission-profile/users',
    scope: 'api:users:read',
    reads: 'Who holds which profile',
    keeps: 'Who holds which profile',
    until: NEXT_READING,
    seenBy: RULES,
  },
  {
    endpoint: 'GET /v2/library/folders',
    scope: 'api:library:read',
    reads: 'Public folders of the library',
    keeps: 'Nothing',
    until: 'They were looked into',
    seenBy: RULES,
  },
  {
    endpoint: 'GET /v2/library/folder-content',
    scope: 'api:library:read',
    reads: 'Which calls are in them',
    keeps: 'Which linked calls are in which folder',
    until: NEXT_READING,
    seenBy: RULES,
  },
  {
    endpoint: 'POST /v2/calls/users-access',
    scope: 'api:call-user-access:read',
    reads: 'Who was given a single linked call',
    keeps: 'Who was given a single linked call',
    until: NEXT_READING,
    seenBy: RULES,
  },
]

const fileOf = (endpoint: string, scope: string, reads: string): DataUse => ({
  endpoint,
  scope,
  reads,
  keeps: "Text of the dataset's file, with its newest versions",
  until: WITH_DATASET,
  seenBy: OWNER,
})

/** By a member's own connection, for their datasets: each only where a dataset has that type. */
export const DATASET_USES: readonly DataUse[] = [
  fileOf(
    'POST /v2/calls/extensive',
    'api:calls:read:extensive',
    'Calls that are not private, with people, topics, trackers and CRM fields',
  ),
  fileOf(
    'POST /v2/calls/transcript',
    'api:calls:read:transcript',
    'What was said in calls that are not private',
  ),
  fileOf('GET /v2/users', 'api:users:read', 'Users'),
  fileOf('POST /v2/users/extensive', 'api:users:read', 'Users who are named and not listed'),
  fileOf('GET /v2/workspaces', 'api:workspaces:read', 'Names of workspaces'),
  fileOf(
    'GET /v2/all-permission-profiles',
    'api:permission-profile:read',
    'Names of permission profiles, as the roles of users',
  ),
  fileOf('GET /v2/permission-profile/users', 'api:users:read', 'Who holds which profile'),
  fileOf(
    'POST /v2/stats/activity/day-by-day',
    'api:stats:user-actions:detailed',
    'How many calls each user held and heard, day by day',
  ),
  fileOf(
    'POST /v2/stats/interaction',
    'api:stats:interaction',
    'How much each user talks and listens',
  ),
  fileOf('GET /v2/settings/scorecards', 'api:settings:scorecards:read', 'Scorecards'),
  fileOf('POST /v2/stats/activity/scorecards', 'api:stats:scorecards', 'Answered scorecards'),
  fileOf('GET /v2/library/folders', 'api:library:read', 'Public folders of the library'),
  fileOf('GET /v2/library/folder-content', 'api:library:read', 'Which calls are in them'),
  fileOf('GET /v2/settings/trackers', 'api:settings:trackers:read', 'Trackers and their words'),
]
