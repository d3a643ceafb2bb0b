/** What the account side asks of Gong and an import does not: all details, single calls, grants, and who may see what. */
import { basicAuthorization, createGong } from '../../src/gong/gong.ts'
import { systemClock } from '../../src/clock.ts'
import type { PretendGong } from './pretend-gong.ts'
import { type LoggedRequest, loggedRequests } from './request-check.ts'

const PARTS = { parties: true, topicsAndTrackers: true, crm: 'ids', details: true } as const

export async function accountRequests(pretend: PretendGong): Promise<LoggedRequest[]> {
  await pretend.control('DELETE', 'requests')
  const { url, accessKey, accessKeySecret } = pretend.connection
  const gong = createGong({
    baseUrl: new URL(url),
    authorization: basicAuthorization(accessKey, accessKeySecret),
    rate: { perSecond: 1_000, perDay: 100_000 },
    clock: systemClock,
    progress: { step: () => undefined, waiting: () => undefined },
  })
  try {
    const ids: string[] = []
    for await (const { items } of gong.calls({ from: undefined, to: new Date() }, PARTS))
      ids.push(...items.map(({ id }) => id))
    for (const id of [...ids.slice(0, 1), 'unknown']) await gong.call(id)
    await gong.callGrants(['1', ...ids.slice(0, 3)])
    for (const { id: workspaceId } of await gong.workspaces())
      for (const { id } of await gong.profiles(workspaceId)) await gong.profileUsers(id)
  } finally {
    await gong.close()
  }
  return loggedRequests.parse(await pretend.control('GET', 'requests'))
}
