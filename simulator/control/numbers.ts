// `GET /_simulator/world`: how much there is of everything, so that a test can count what a client brought home.
import type { CompanyState } from '../company.ts'
import type { WireContext } from '../world.ts'

export function worldNumbers(company: CompanyState) {
  const { world, callsByStart } = company
  const publicCalls = callsByStart.filter(({ isPrivate }) => !isPrivate)
  const records = { Opportunity: new Set(), Account: new Set(), Contact: new Set() }
  const note = (context: readonly WireContext[], types: readonly (keyof typeof records)[]) => {
    for (const { system, objects } of context) {
      for (const { objectType, objectId } of objects) {
        const type = types.find((candidate) => candidate === objectType)
        if (type && objectId !== null) records[type].add(`${system} ${objectId}`)
      }
    }
  }
  for (const call of publicCalls) {
    const { context, parties = [] } = company.details(call)
    note(context, ['Opportunity', 'Account'])
    for (const party of parties) note(party.context, ['Contact'])
  }
  return {
    calls: callsByStart.length,
    publicCalls: publicCalls.length,
    users: company.users.items.filter(({ avatar }) => !avatar).length,
    workspaces: company.workspaces.items.length,
    profiles: company.profiles.items.length,
    folders: company.folders.items.length,
    trackers: world.trackers.length,
    scorecards: world.scorecards.length,
    answeredScorecards: world.answeredScorecards.length,
    deals: records.Opportunity.size,
    contacts: records.Contact.size,
    accounts: records.Account.size,
  }
}
