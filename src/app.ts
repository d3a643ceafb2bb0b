/** Joins the parts once: what the environment and the command line say becomes what operations need. */
import { systemClock } from './clock.ts'
import type { Credentials, Outside } from './cli/door.ts'
import type { Config } from './config.ts'
import { gongBaseUrl } from './gong/hosts.ts'
import { pull } from './datasets/pull.ts'
import { basicAuthorization, createGong, type Gong } from './gong/gong.ts'
import type { MachineNeeds } from './operations/needs.ts'
import { Problem } from './records/problems.ts'
import { testConnection } from './sync/connection-test.ts'

export function createNeeds(
  config: Config,
  given: Credentials,
  { progress, signal }: Outside,
): MachineNeeds {
  const accessKey = given.accessKey ?? config.accessKey
  const accessKeySecret = given.accessKeySecret ?? config.accessKeySecret
  const withGong = async <Result>(
    perSecond: number,
    use: (gong: Gong) => Promise<Result>,
  ): Promise<Result> => {
    const baseUrl = gongBaseUrl(given.baseUrl ?? config.baseUrl, {
      allowed: config.allowedHosts,
      loopback: true,
    })
    if (accessKey === undefined || accessKeySecret === undefined) throw noConnection()
    const gong = createGong({
      baseUrl,
      authorization: basicAuthorization(accessKey, accessKeySecret),
      rate: { ...config.rate, perSecond },
      clock: systemClock,
      progress,
      signal,
    })
    try {
      return await use(gong)
    } finally {
      await gong.close()
    }
  }

  return {
    clock: systemClock,
    isConnected: accessKey !== undefined && accessKeySecret !== undefined,
    pull: (request, { ratePerSecond = config.rate.perSecond, now }) =>
      withGong(ratePerSecond, (gong) => pull(request, { gong, progress, importedAt: now })),
    testConnection: () =>
      withGong(config.rate.perSecond, (gong) => testConnection(gong, systemClock.now())),
  }
}

function noConnection(): Problem {
  return new Problem({
    code: 'D-NO-CONN',
    message: 'No Gong connection found: there is no access key.',
    fix: 'Set GONG_ACCESS_KEY and GONG_ACCESS_KEY_SECRET, or give --access-key and --secret-stdin; Gong shows them under Company Settings → API.',
  })
}
