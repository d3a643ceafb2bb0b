// Every endpoint of Gong's that the simulator answers.
import { answeredScorecards } from './endpoints/answered-scorecards.ts'
import { callOutcomes } from './endpoints/call-outcomes.ts'
import { oneCall, listCalls } from './endpoints/calls.ts'
import { crmEntities, crmIntegrations } from './endpoints/crm.ts'
import { extensiveCalls } from './endpoints/extensive-calls.ts'
import { interactionStats } from './endpoints/interaction-stats.ts'
import { folderContent, libraryFolders } from './endpoints/library.ts'
import {
  allPermissionProfiles,
  onePermissionProfile,
  permissionProfileUsers,
} from './endpoints/permission-profiles.ts'
import { changeProfile, createProfile } from './endpoints/write-profiles.ts'
import { scorecards } from './endpoints/scorecards.ts'
import { activityByDay, activityByPeriod, aggregateActivity } from './endpoints/activity-stats.ts'
import { trackers } from './endpoints/trackers.ts'
import { transcripts } from './endpoints/transcripts.ts'
import { grantAccess, readAccess, revokeAccess } from './endpoints/users-access.ts'
import { listUsers, oneUser, searchUsers, userSettingsHistory } from './endpoints/users.ts'
import { workspaces } from './endpoints/workspaces.ts'
import type { Endpoint } from './endpoint.ts'

export const endpoints: readonly Endpoint[] = [
  listCalls,
  oneCall,
  extensiveCalls,
  transcripts,
  readAccess,
  grantAccess,
  revokeAccess,
  listUsers,
  searchUsers,
  oneUser,
  userSettingsHistory,
  aggregateActivity,
  activityByPeriod,
  activityByDay,
  interactionStats,
  answeredScorecards,
  scorecards,
  trackers,
  libraryFolders,
  folderContent,
  workspaces,
  allPermissionProfiles,
  onePermissionProfile,
  permissionProfileUsers,
  createProfile,
  changeProfile,
  crmIntegrations,
  crmEntities,
  callOutcomes,
]
