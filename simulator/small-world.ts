// For tests: a company small enough to know by heart. Calls begin on 1 June 2026 at 09:00 UTC, one an hour.
import type { CallDetails, World, WorldCall, WorldUser } from './world.ts'

export const NOW_MS = Date.parse('2026-06-20T12:00:00Z')
export const FIRST_CALL_MS = Date.parse('2026-06-01T09:00:00Z')
export const HOUR_MS = 3_600_000

export const ADMIN_ID = '1001'
export const SELLER_ID = '1002'
const WORKSPACE_ID = '5001'
export const INTEGRATION_ID = '2271307570613351879'

/** Ids grow with the number, starting at `call(0)`. */
export function callId(number: number): string {
  return String(7_000_000_000_000_000_000n + BigInt(number))
}

export function smallCall(number: number, changes: Partial<WorldCall> = {}): WorldCall {
  return {
    id: callId(number),
    title: `Call ${number}`,
    startedMs: FIRST_CALL_MS + number * HOUR_MS,
    scheduledMs: null,
    durationSec: 1800,
    primaryUserId: number % 2 === 0 ? ADMIN_ID : SELLER_ID,
    workspaceId: WORKSPACE_ID,
    direction: 'Conference',
    system: 'Zoom',
    scope: 'External',
    media: 'Video',
    language: 'eng',
    purpose: null,
    meetingUrl: null,
    isPrivate: false,
    grantedUserIds: [],
    ...changes,
  }
}

export function smallWorld(changes: Partial<World> = {}): World {
  return {
    name: 'small',
    company: {
      name: 'Fernhollow',
      domain: 'fernhollow.example',
      timeZone: 'Europe/Berlin',
      appHost: 'us-1.app.gong.io',
    },
    workspaces: [{ id: WORKSPACE_ID, name: 'Sales', description: 'The built-in workspace' }],
    users: [
      user(SELLER_ID, 'sam@fernhollow.example', {}),
      user(ADMIN_ID, 'ada@fernhollow.example', { technicalAdmin: true }),
      user('1003', 'gong@gong.example', { avatar: true }),
    ],
    profiles: [
      {
        id: '6001',
        workspaceId: WORKSPACE_ID,
        name: 'Sales',
        description: '',
        callsAccess: { permissionLevel: 'own', teamLeadIds: null },
        libraryFolderAccess: { permissionLevel: 'all', libraryFolderIds: null },
        userIds: [SELLER_ID],
      },
    ],
    trackers: [],
    scorecards: [],
    answeredScorecards: [
      answered('8001', callId(0), 'MANUAL'),
      answered('8002', callId(1), 'AUTOMATIC'),
    ],
    folders: [],
    crmIntegration: {
      integrationId: INTEGRATION_ID,
      name: 'Own CRM',
      ownerEmail: 'ada@fernhollow.example',
      objects: { ACCOUNT: { A1: { name: 'Acme' } }, CONTACT: {}, DEAL: {}, LEAD: {} },
    },
    calls: [0, 1, 2, 3, 4].map((number) => smallCall(number)),
    details: (call) => details(call),
    transcript: (call) => [
      {
        speakerId: '1',
        topic: null,
        sentences: [{ start: 0, end: 900, text: `Welcome to ${call.title}.` }],
      },
    ],
    activity: (_user, date) => (date === '2026-06-01' ? { callsAsHost: [callId(0)] } : {}),
    interaction: ({ id }) => (id === SELLER_ID ? [{ name: 'Talk Ratio', value: 0.4 }] : undefined),
    ...changes,
  }
}

function user(id: string, emailAddress: string, changes: Partial<WorldUser>): WorldUser {
  return {
    id,
    emailAddress,
    createdMs: Date.parse('2025-01-01T10:00:00.250Z'),
    active: true,
    firstName: emailAddress.slice(0, 3),
    lastName: 'Smith',
    title: null,
    phoneNumber: null,
    managerId: null,
    emailAliases: [],
    spokenLanguages: [],
    technicalAdmin: false,
    avatar: false,
    ...changes,
  }
}

function answered(id: string, call: string, reviewMethod: 'AUTOMATIC' | 'MANUAL') {
  return {
    answeredScorecardId: id,
    scorecardId: '9001',
    callId: call,
    reviewedUserId: SELLER_ID,
    reviewerUserId: reviewMethod === 'MANUAL' ? ADMIN_ID : null,
    reviewMethod,
    editorUserId: null,
    reviewMs: FIRST_CALL_MS + 24 * HOUR_MS,
    visibilityType: 'PUBLIC',
    answers: [],
  } as const
}

function details({ primaryUserId }: WorldCall): CallDetails {
  return {
    parties: [
      {
        id: '21',
        name: 'Host',
        userId: primaryUserId,
        speakerId: '1',
        affiliation: 'Internal',
        methods: ['Attendee'],
        context: [],
      },
      {
        id: '22',
        name: 'Customer',
        emailAddress: 'kim@acme.example',
        speakerId: null,
        affiliation: 'External',
        methods: ['Invitee'],
        context: [
          {
            system: 'Salesforce',
            objects: [{ objectType: 'Contact', objectId: 'C1', fields: [] }],
          },
        ],
      },
    ],
    context: [
      {
        system: 'Salesforce',
        objects: [
          {
            objectType: 'Opportunity',
            objectId: 'O1',
            fields: [{ name: 'Amount', value: 50_000 }],
          },
          { objectType: 'Account', objectId: null, fields: [] },
        ],
      },
    ],
    content: {
      structure: [],
      topics: [{ name: 'Pricing', duration: 60 }],
      trackers: [
        {
          id: '31',
          name: 'Budget',
          count: 1,
          type: 'KEYWORD',
          occurrences: [{ startTime: 1.5, speakerId: '1' }],
          phrases: [],
        },
      ],
      brief: 'They met.',
    },
    interaction: {
      speakers: [{ id: '21', userId: primaryUserId, talkTime: 12 }],
      interactionStats: [],
      video: [],
      questions: { companyCount: 1, nonCompanyCount: 2 },
    },
    publicComments: [],
  }
}
