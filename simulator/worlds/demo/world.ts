/** The sample world: three customers told in full, and some weeks of everyday calls around them. */
import type { World } from '../../world.ts'
import { assembleWorld } from '../assemble.ts'
import { DAY_MS } from '../calendar.ts'
import { checkAccount } from '../folder/account-file.ts'
import { GENERATED_THEMES } from '../generated/stages.ts'
import { idOf } from '../random.ts'
import { createTrackers, salesThemes } from '../trackers.ts'
import brennhof from './brennhof-insurance.json' with { type: 'json' }
import { everydayRecordings } from './everyday.ts'
import hearthAndFennel from './hearth-and-fennel.json' with { type: 'json' }
import rotabird from './rotabird.json' with { type: 'json' }
import { demoRoles, demoStaff, demoUserId } from './staff.ts'
import { toldRecordings } from './told.ts'

const COMPANY = {
  name: 'Quillbeam',
  domain: 'quillbeam.example',
  timeZone: 'America/New_York',
  appHost: 'us-12345.app.gong.io',
}
const SALES = { id: idOf('workspace', 'sales'), name: 'Sales', description: 'New customers' }
const SUCCESS = {
  id: idOf('workspace', 'success'),
  name: 'Customer success',
  description: 'Customers who have signed',
}

export function demoWorld(nowMs: number): World {
  const files = [
    checkAccount('brennhof-insurance.json', brennhof),
    checkAccount('hearth-and-fennel.json', hearthAndFennel),
    checkAccount('rotabird.json', rotabird),
  ]
  const users = demoStaff(files, nowMs)
  const competitors = new Set([
    ...files.flatMap(({ competitorsInMarket }) => competitorsInMarket),
    ...GENERATED_THEMES.competitors.keywords,
  ])
  const trackers = createTrackers(salesThemes([...competitors]), {
    workspaceId: null,
    creatorId: demoUserId('renske.bloem'),
    createdMs: nowMs - 600 * DAY_MS,
  })
  const told = files.flatMap((file) =>
    toldRecordings(file, { users, workspaceId: SALES.id, trackers, nowMs }),
  )
  const everyday = everydayRecordings({
    company: COMPANY,
    users,
    trackers,
    nowMs,
    salesId: SALES.id,
    successId: SUCCESS.id,
  })
  return assembleWorld({
    name: 'demo',
    company: COMPANY,
    workspaces: [SALES, SUCCESS],
    users,
    trackers,
    recordings: [...told, ...everyday],
    rolesIn: (workspaceId) => demoRoles(workspaceId === SALES.id ? 'sales' : 'success'),
    nowMs,
  })
}
