/** A small company in Gong for tests of the whole product: who is who there, and calls with one customer. */
import { vi } from 'vitest'
import type { World, WorldProfile, WorldUser } from '../simulator/world.ts'
import type { Caller, Product, ProductGong } from './product.ts'

/** boss hears every call, ann her own, ben his own. */
export const GONG_IDS = { boss: '101', ann: '102', ben: '103' } as const
export type GongName = keyof typeof GONG_IDS

const WORKSPACE = '5001'

/** For `startProduct({ calls: 0, change: smallCompany })`. */
export function smallCompany(world: World): World {
  return {
    ...world,
    workspaces: [{ id: WORKSPACE, name: 'Sales', description: '' }],
    users: [user('boss', null), user('ann', GONG_IDS.boss), user('ben', GONG_IDS.boss)],
    profiles: [
      profile('61', 'Leadership', 'all', 'boss'),
      profile('62', 'Sales', 'own', 'ann', 'ben'),
    ],
    folders: [],
  }
}

export const addressOf = (name: GongName): string => `${name}@quillbeam.example`

function user(name: GongName, managerId: string | null): WorldUser {
  return {
    id: GONG_IDS[name],
    emailAddress: addressOf(name),
    createdMs: 0,
    active: true,
    firstName: name === 'boss' ? 'Bo' : name === 'ann' ? 'Ann' : 'Ben',
    lastName: name === 'boss' ? 'Reyes' : 'Ivarsson',
    title: null,
    phoneNumber: null,
    managerId,
    emailAliases: [],
    spokenLanguages: [],
    technicalAdmin: false,
    avatar: false,
  }
}

function profile(
  id: string,
  name: string,
  permissionLevel: string,
  ...names: readonly GongName[]
): WorldProfile {
  return {
    id,
    workspaceId: WORKSPACE,
    name,
    description: '',
    callsAccess: { permissionLevel, teamLeadIds: null },
    libraryFolderAccess: { permissionLevel: 'none', libraryFolderIds: null },
    userIds: names.map((one) => GONG_IDS[one]),
  }
}

/** A call that somebody hosted with somebody of acme.example; `word` is in its title and was said by the customer. */
export async function holdCall(
  gong: ProductGong,
  id: string,
  {
    host,
    word,
    ...more
  }: { readonly host: GongName; readonly word: string; readonly [field: string]: unknown },
): Promise<void> {
  await gong.control('POST', 'calls', {
    id,
    title: `Planning ${word}`,
    primaryUserId: GONG_IDS[host],
    parties: [
      {
        name: host,
        userId: GONG_IDS[host],
        emailAddress: addressOf(host),
        affiliation: 'Internal',
        speakerId: '1',
      },
      {
        name: 'Pat Lee',
        emailAddress: 'pat@acme.example',
        affiliation: 'External',
        speakerId: '2',
      },
    ],
    sentences: [
      { speakerId: '1', start: 1_000, end: 3_000, text: 'Good morning to you all.' },
      { speakerId: '2', start: 4_000, end: 9_000, text: `The rollout of ${word} worries us.` },
    ],
    ...more,
  })
}

/** The organization's connection reads for the accounts, and everything that is there has been read. */
export async function readAccounts(product: Product, admin: Caller): Promise<void> {
  const { accessKey, accessKeySecret } = product.gong
  await asked(admin('POST', '/connections', { kind: 'shared', accessKey, accessKeySecret }))
  await asked(admin('PUT', '/access', { mode: 'all', readFrom: '2026-01-01' }))
  await isRead(admin)
}

async function isRead(admin: Caller): Promise<void> {
  await vi.waitFor(
    async () => {
      const body = JSON.stringify(await asked(admin('GET', '/access/sync')))
      if (!body.includes('"status":"idle"') || body.includes('"succeededAt":null')) {
        throw new Error(`Gong has not been read yet: ${body}`)
      }
    },
    { timeout: 20_000, interval: 100 },
  )
}

/** The body of an answer that is no refusal. */
export async function asked(answer: ReturnType<Caller>): Promise<unknown> {
  const { status, body } = await answer
  if (status >= 400) throw new Error(`${status}: ${JSON.stringify(body)}`)
  return body
}
