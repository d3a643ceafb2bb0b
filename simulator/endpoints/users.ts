// `/v2/users`: the people of the company. Those who left are listed too, with `active: false`.
import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import type { Gong } from '../endpoint.ts'
import { notFound, nothingFound } from '../refusals.ts'
import type { WorldUser } from '../world.ts'
import { cursor, id, userFilter } from './filters.ts'
import { userListing } from './user-listing.ts'

const SCOPE = 'api:users:read'

export const listUsers = endpoint({
  method: 'GET',
  path: '/v2/users',
  scope: SCOPE,
  input: z.object({ cursor, includeAvatars: z.stringbool().optional() }),
  answer: (gong, input) => usersPage(gong, {}, input.includeAvatars === true, input.cursor),
})

export const searchUsers = endpoint({
  method: 'POST',
  path: '/v2/users/extensive',
  scope: SCOPE,
  input: z.object({
    cursor,
    filter: z.object({ ...userFilter, includeAvatars: z.boolean().nullish() }),
  }),
  answer: (gong, { filter, cursor: from }) =>
    usersPage(gong, filter, filter.includeAvatars === true, from),
})

export const oneUser = endpoint({
  method: 'GET',
  path: '/v2/users/:id',
  scope: SCOPE,
  input: z.object({ id }),
  answer: (gong, input) => ({ user: userMetadata(gong, userById(gong, input.id)) }),
})

/** The simulator knows no changes: each setting as it was when the user was added. */
export const userSettingsHistory = endpoint({
  method: 'GET',
  path: '/v2/users/:id/settings-history',
  scope: SCOPE,
  input: z.object({ id }),
  answer(gong, input) {
    const user = userById(gong, input.id)
    const time = gong.calendar.iso(user.createdMs, 'milliseconds')
    const { telephonyCallsImported: callsImported, ...settings } = settingsOf(user)
    const history = { ...settings, callsImported, active: user.active }
    return {
      userSettingsHistory: Object.entries(history).map(([setting, value]) => ({
        setting,
        value,
        time,
      })),
    }
  },
})

async function usersPage(
  gong: Gong,
  filter: Parameters<typeof userListing>[1],
  includeAvatars: boolean,
  from: string | null | undefined,
): Promise<object> {
  const listing = userListing(gong, filter, includeAvatars)
  const { records, items } = await gong.pages.page(listing, from)
  if (records.totalRecords === 0) throw nothingFound('users')
  return { records, users: items.map((user) => userMetadata(gong, user)) }
}

function userById({ company }: Gong, userId: string): WorldUser {
  const user = company.users.find(userId)
  if (!user) throw notFound(`User ID ${userId} was not found`)
  return user
}

/** In the order of keys in which Gong answers. What Gong does not know is null here, never absent. */
function userMetadata({ calendar }: Gong, user: WorldUser) {
  return {
    id: user.id,
    emailAddress: user.emailAddress,
    created: calendar.iso(user.createdMs, 'milliseconds'),
    active: user.active,
    emailAliases: user.emailAliases,
    trustedEmailAddress: user.trustedEmailAddress ?? null,
    firstName: user.firstName,
    lastName: user.lastName,
    title: user.title,
    phoneNumber: user.phoneNumber,
    extension: null,
    personalMeetingUrls: [],
    settings: settingsOf(user),
    managerId: user.managerId,
    meetingConsentPageUrl: null,
    conferencingProviders: null,
    spokenLanguages: user.spokenLanguages,
  }
}

function settingsOf({ avatar }: WorldUser) {
  return {
    webConferencesRecorded: !avatar,
    preventWebConferenceRecording: false,
    telephonyCallsImported: !avatar,
    emailsImported: !avatar,
    preventEmailImport: false,
    nonRecordedMeetingsImported: !avatar,
    gongConnectEnabled: false,
  }
}
