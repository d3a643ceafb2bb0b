// One permission profile with every key that Gong sends. The world knows what decides on calls; the rest follows.
import type { WorldProfile } from '../world.ts'

export function permissionProfile(profile: WorldProfile) {
  const { id, name, description, callsAccess } = profile
  const access = { permissionLevel: callsAccess.permissionLevel, teamLeadIds: null }
  const isAdmin = callsAccess.permissionLevel === 'all'
  return {
    id,
    name,
    description,
    callsAccess,
    libraryFolderAccess: {
      ...profile.libraryFolderAccess,
      managePublicFolder: isAdmin,
      manageStreams: isAdmin,
      manageFolderCalls: isAdmin,
      shareFoldersAndStreams: isAdmin,
    },
    dealsAccess: access,
    forecastPermissions: {
      forecastAccess: access,
      forecastEditSubmissions: access,
      forecastEditTargets: access,
    },
    coachingAccess: access,
    insightsAccess: access,
    usageAccess: access,
    emailsAccess: access,
    ...Object.fromEntries(EVERYBODY.map((permission) => [permission, true])),
    ...Object.fromEntries(ADMINS.map((permission) => [permission, isAdmin])),
    orchestrateCreateAndManagePlays: null,
  }
}

const EVERYBODY = [
  'scoreCalls',
  'shareCallsWithCustomers',
  'privateCalls',
  'callsAndSearch',
  'library',
  'deals',
  'dealsInlineEditing',
  'account',
  'coaching',
  'teamStats',
  'activity',
  'forecast',
  'crmDataInlineEditing',
]

const ADMINS = [
  'overrideScore',
  'downloadCallMedia',
  'manuallyScheduleAndUploadCalls',
  'deleteCalls',
  'trimCalls',
  'listenInCalls',
  'deleteEmails',
  'createEditAndDeleteDealsBoards',
  'usage',
  'initiatives',
  'market',
  'forecastManage',
  'engageManageCompanyTemplates',
  'engageManageCompanySequences',
  'engageCreateAndManageRulesets',
  'engageSnoozeFlowToDosForOthers',
  'engageAllowCrmFieldsViewChange',
  'viewEngageAnalyticsActivity',
  'viewEngageAnalyticsPerformance',
  'viewEngageAnalyticsFlows',
  'manageGeneralBusinessSettings',
  'manageScorecards',
  'exportCallsAndCoachingDataToCSV',
  'crmDataImport',
  'viewRevenueAnalytics',
  'manageRevenueAnalytics',
  'engageReassignFlowToDosToOthers',
  'engageAssignFlowToDosToOthers',
  'dealsDataExport',
  'aiBuilder',
]
