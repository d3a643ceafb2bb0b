/** What each scope opens, in plain words; Gong's own names say little to whoever must grant them. */
export const SCOPE_WORDS: Readonly<Record<string, string>> = {
  'api:calls:read:basic': 'that a call took place: title, time, link',
  'api:calls:read:extensive': 'calls with people, topics, trackers and CRM objects',
  'api:calls:read:transcript': 'what was said, sentence by sentence',
  'api:users:read': 'names, e-mail addresses and roles of Gong users',
  'api:workspaces:read': 'which workspaces exist',
  'api:permission-profile:read': 'who may see what in Gong',
  'api:stats:user-actions:detailed': 'what each user did, day by day',
  'api:stats:user-actions': 'what users did, summed up',
  'api:stats:interaction': 'how users talk: pace, patience, questions',
  'api:settings:scorecards:read': 'scorecard templates and their questions',
  'api:stats:scorecards': 'filled-in scorecards',
  'api:library:read': 'public library folders and what is saved in them',
  'api:settings:trackers:read': 'keyword trackers',
  'api:call-user-access:read': 'who was given access to a call',
}
