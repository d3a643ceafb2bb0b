/** Where the wire departs from Gong's document, and why that is right. Data: each place must be met, or the check fails. */
import type { KnownDeviation } from './verdict.ts'

const NULLS =
  'The document marks nothing as nullable; recordings have null where Gong knows no value.'
const NULL_BY_DESCRIPTION =
  "The document's own descriptions say that this is null or empty in some cases; its types do not."
const NULL_BY_ANALOGY =
  'No recording shows this place; null as everywhere else where Gong knows no value.'
const TEXT_IDS =
  'The document says integers; recordings have ids and ranges of scorecards as strings, for ids go beyond 2^53.'
const TEXT_IDS_ELSEWHERE =
  "The document says integers; no recording is known, and a client's schema made from real data has strings."
const QUESTION_EXTRAS = 'On the wire of recordings, and not in the document.'
const ANY_VALUE =
  'The document says "object" and means any value: a CRM field is text, a number, a truth value, a list or null.'
const NO_MEDIA_TYPE =
  'A body that is not JSON, or none where one is read: recordings have 415, which the document lists nowhere.'
const UNAUTHORIZED =
  'The document lists 403 in place of 401 here; recordings answer 401 for a missing scope everywhere.'
const LIMIT = 'The limit counts every request of the company; the document leaves 429 out here.'
const NO_OPERATION = 'Refused as recordings refuse it; no document lists what does not exist.'

export const knownDeviations: readonly KnownDeviation[] = [
  {
    operations: '* /v2/calls*',
    kind: 'null',
    at: [
      '/**/title',
      '/**/scheduled',
      '/**/sdrDisposition',
      '/**/clientUniqueId',
      '/**/customData',
      '/**/purpose',
      '/**/meetingUrl',
      '/**/calendarEventId',
    ],
    reason: NULLS,
  },
  {
    operations: 'POST /v2/calls/extensive',
    kind: 'null',
    at: ['/calls/*/parties/*/speakerId'],
    reason: NULLS,
  },
  {
    operations: 'POST /v2/calls/extensive',
    kind: 'null',
    at: ['/calls/*/collaboration/publicComments/*/inReplyTo'],
    reason: NULL_BY_ANALOGY,
  },
  {
    operations: '* /v2/users*',
    kind: 'null',
    at: [
      '/**/trustedEmailAddress',
      '/**/phoneNumber',
      '/**/extension',
      '/**/managerId',
      '/**/meetingConsentPageUrl',
      '/**/conferencingProviders',
    ],
    reason: NULLS,
  },
  {
    operations: '* /v2/*permission-profile*',
    kind: 'null',
    at: ['/**/teamLeadIds', '/**/libraryFolderIds', '/**/orchestrateCreateAndManagePlays'],
    reason: NULLS,
  },
  {
    operations: 'GET /v2/settings/scorecards',
    kind: 'null',
    at: ['/scorecards/*/questions/*/answerGuide'],
    reason: NULLS,
  },
  {
    operations: 'GET /v2/settings/scorecards',
    kind: 'null',
    at: ['/scorecards/*/questions/*/minRange', '/scorecards/*/questions/*/maxRange'],
    reason: NULL_BY_DESCRIPTION,
  },
  {
    operations: 'GET /v2/settings/trackers',
    kind: 'null',
    at: ['/keywordTrackers/*/saidAtInterval', '/keywordTrackers/*/saidAtUnit'],
    reason: NULLS,
  },
  {
    operations: 'GET /v2/settings/trackers',
    kind: 'null',
    at: ['/keywordTrackers/*/workspaceId'],
    reason: NULL_BY_ANALOGY,
  },
  {
    operations: 'GET /v2/library/folders',
    kind: 'null',
    at: ['/folders/*/parentFolderId'],
    reason: NULL_BY_DESCRIPTION,
  },
  {
    operations: 'GET /v2/library/folder-content',
    kind: 'null',
    at: ['/calls/*/note'],
    reason: NULL_BY_ANALOGY,
  },
  {
    operations: 'GET /v2/call-outcomes',
    kind: 'null',
    at: ['/outcomes/*/automation'],
    reason: NULLS,
  },
  {
    operations: 'POST /v2/stats/activity/scorecards',
    kind: 'null',
    at: [
      '/answeredScorecards/*/reviewerUserId',
      '/answeredScorecards/*/editorUserId',
      '/answeredScorecards/*/answers/*/score',
      '/answeredScorecards/*/answers/*/answerText',
      '/answeredScorecards/*/answers/*/selectedOptions',
    ],
    reason: NULL_BY_DESCRIPTION,
  },
  {
    operations: 'POST /v2/stats/activity/scorecards',
    kind: 'type',
    at: [
      '/answeredScorecards/*/answeredScorecardId',
      '/answeredScorecards/*/scorecardId',
      '/answeredScorecards/*/callId',
      '/answeredScorecards/*/reviewedUserId',
      '/answeredScorecards/*/reviewerUserId',
      '/answeredScorecards/*/answers/*/questionId',
      '/answeredScorecards/*/answers/*/questionRevisionId',
    ],
    reason: TEXT_IDS_ELSEWHERE,
  },
  {
    operations: 'GET /v2/settings/scorecards',
    kind: 'type',
    at: [
      '/scorecards/*/scorecardId',
      '/scorecards/*/workspaceId',
      '/scorecards/*/updaterUserId',
      '/scorecards/*/questions/*/questionId',
      '/scorecards/*/questions/*/questionRevisionId',
      '/scorecards/*/questions/*/minRange',
      '/scorecards/*/questions/*/maxRange',
      '/scorecards/*/questions/*/answerOptions/*/id',
    ],
    reason: TEXT_IDS,
  },
  {
    operations: 'GET /v2/settings/scorecards',
    kind: 'extra',
    at: [
      '/scorecards/*/questions/*/updaterUserId',
      '/scorecards/*/questions/*/created',
      '/scorecards/*/questions/*/updated',
    ],
    reason: QUESTION_EXTRAS,
  },
  {
    operations: 'POST /v2/calls/extensive',
    kind: 'type',
    at: [
      '/calls/*/context/*/objects/*/fields/*/value',
      '/calls/*/parties/*/context/*/objects/*/fields/*/value',
    ],
    reason: ANY_VALUE,
  },
  {
    operations: 'POST /v2/calls/extensive',
    kind: 'null',
    at: ['/calls/*/context/*/objects/*/fields/*/value'],
    reason: ANY_VALUE,
  },
  {
    operations: 'GET /v2/crm/entities',
    kind: 'type',
    at: ['/crmObjectsMap/*/*'],
    reason: ANY_VALUE,
  },
  {
    operations: 'GET /v2/crm/entities',
    kind: 'null',
    at: ['/crmObjectsMap/*/*'],
    reason: ANY_VALUE,
  },
  {
    operations: 'GET /v2/crm/entities',
    kind: 'null',
    at: ['/crmObjectsMap/*'],
    reason: 'Working clients read null for an id that the CRM integration has not uploaded.',
  },
  { operations: '* /v2/*', kind: 'status', at: ['415'], reason: NO_MEDIA_TYPE },
  { operations: 'GET /v2/users', kind: 'status', at: ['401'], reason: UNAUTHORIZED },
  { operations: 'GET /v2/workspaces', kind: 'status', at: ['401'], reason: UNAUTHORIZED },
  { operations: 'GET /v2/call-outcomes', kind: 'status', at: ['401'], reason: UNAUTHORIZED },
  { operations: '* /v2/calls/users-access', kind: 'status', at: ['429'], reason: LIMIT },
  { operations: '* /v2/*permission-profile*', kind: 'status', at: ['429'], reason: LIMIT },
  { operations: 'GET /v2/crm/integrations', kind: 'status', at: ['429'], reason: LIMIT },
  { operations: 'PATCH /v2/*', kind: 'unknown', at: ['405'], reason: NO_OPERATION },
  { operations: 'GET /v2/no-such-thing', kind: 'unknown', at: ['404'], reason: NO_OPERATION },
]
