/** A world from a folder of account files and meeting files; what they do not say is filled in. */
import { basename } from 'node:path'
import type { World, WorldUser } from '../../world.ts'
import { assembleWorld } from '../assemble.ts'
import { DAY_MS } from '../calendar.ts'
import { createStaff } from '../generated/staff.ts'
import { idOf } from '../random.ts'
import { createTrackers, salesThemes } from '../trackers.ts'
import { readAccountFile, type AccountFile } from './account-file.ts'
import { accountRecordings } from './account-recordings.ts'
import { filesBelow, readText, readZipped } from './files.ts'
import { readMeetings, type Meeting } from './meeting-file.ts'
import { meetingRecordings } from './meeting-recordings.ts'
import { vendorStaff } from './vendor-staff.ts'

/** Who hosts where no account file names a vendor. */
const MEETING_COMPANY = { name: 'Fernhollow', domain: 'fernhollow.example' }
const HOSTS = 12

export async function folderWorld(folder: string, nowMs: number): Promise<World> {
  const accounts: { file: string; content: AccountFile }[] = []
  const meetings: { file: string; content: Meeting }[] = []
  for (const file of await filesBelow(folder)) {
    if (file.endsWith('.json')) {
      const content = readAccountFile(file, await readText(file))
      if (content !== undefined) accounts.push({ file, content })
    } else if (file.endsWith('.jsonl.gz'))
      for (const content of readMeetings(file, await readZipped(file)))
        meetings.push({ file, content })
  }
  if (accounts.length + meetings.length === 0)
    throw new Error(
      `The world folder ${folder} has no account file (*.json) and no meeting file (*.jsonl.gz) in it: give another folder, or "demo"`,
    )
  checkIds([
    ...accounts.flatMap(({ file, content }) => content.calls.map(({ id }) => ({ id, file }))),
    ...meetings.map(({ file, content }) => ({ id: content.id, file })),
  ])
  return createWorld(
    basename(folder),
    accounts.map(({ content }) => content),
    meetings.map(({ content }) => content),
    nowMs,
  )
}

function createWorld(
  name: string,
  accounts: readonly AccountFile[],
  meetings: readonly Meeting[],
  nowMs: number,
): World {
  const { name: companyName, domain } = accounts[0]?.vendor ?? MEETING_COMPANY
  const company = {
    name: companyName,
    domain,
    timeZone: accounts.length > 0 ? 'America/New_York' : 'America/Los_Angeles',
    appHost: 'us-12345.app.gong.io',
  }
  const users =
    accounts.length > 0 ? vendorStaff(accounts) : createStaff(HOSTS, name, domain, nowMs)
  const workspace = {
    id: idOf('workspace', domain),
    name: 'Initial workspace',
    description: 'The built-in workspace',
  }
  const competitors = new Set(accounts.flatMap(({ competitorsInMarket }) => competitorsInMarket))
  const trackers = createTrackers(salesThemes([...competitors]), {
    workspaceId: workspace.id,
    creatorId: users[0]?.id ?? '',
    createdMs: nowMs - 700 * DAY_MS,
  })
  const setup = { users, workspaceId: workspace.id, trackers, timeZone: company.timeZone, nowMs }
  return assembleWorld({
    name,
    company,
    workspaces: [workspace],
    users,
    trackers,
    recordings: [
      ...accounts.flatMap((account) => accountRecordings(account, setup)),
      ...meetingRecordings(meetings, { ...setup, hosts: hostsOf(users) }),
    ],
    nowMs,
  })
}

/** Those at the bottom of the company hold the calls. */
const hostsOf = (users: readonly WorldUser[]) => {
  const leads = new Set(users.map(({ managerId }) => managerId))
  return users.filter(({ id }) => !leads.has(id))
}

function checkIds(calls: readonly { id: string; file: string }[]): void {
  const seen = new Map<string, string>()
  for (const { id, file } of calls) {
    const other = seen.get(id)
    if (other !== undefined)
      throw new Error(
        `The call ${id} is in ${other} and ${other === file ? 'a second time there' : `in ${file}`}: leave one of the two out`,
      )
    seen.set(id, file)
  }
}
