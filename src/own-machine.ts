/** For the command line on a person's own machine: what it and the environment say becomes what operations need. */
import { systemClock } from './clock.ts'
import type { Credentials, Outside, ServerSettings } from './cli/door.ts'
import type { Config } from './config.ts'
import { gongBaseUrl } from './gong/hosts.ts'
import { pull } from './datasets/pull.ts'
import { basicAuthorization, createGong, type Gong } from './gong/gong.ts'
import type { MachineNeeds } from './operations/needs.ts'
import { Problem } from './records/problems.ts'
import { SLUGS } from './records/data-types.ts'
import { testConnection } from './sync/connection-test.ts'

export function createNeeds(
  { values }: Config,
  given: Credentials,
  { progress, signal }: Outside,
): MachineNeeds {
  const accessKey = given.accessKey ?? values.GONG_ACCESS_KEY
  const accessKeySecret = given.accessKeySecret ?? values.GONG_ACCESS_KEY_SECRET
  const withGong = async <Result>(
    perSecond: number,
    use: (gong: Gong) => Promise<Result>,
  ): Promise<Result> => {
    const baseUrl = gongBaseUrl(given.baseUrl ?? values.GONG_BASE_URL, {
      allowed: values.GONG_ALLOW_HOST,
      loopback: true,
    })
    if (accessKey === undefined || accessKeySecret === undefined) throw noConnection()
    const gong = createGong({
      baseUrl,
      authorization: basicAuthorization(accessKey, accessKeySecret),
      rate: { perSecond, perDay: values.GONG_RATE_PER_DAY },
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
    pull: (request, { ratePerSecond = values.GONG_RATE_PER_SECOND, now }) =>
      withGong(ratePerSecond, (gong) => pull(request, { gong, progress, importedAt: now })),
    testConnection: () =>
      withGong(values.GONG_RATE_PER_SECOND, (gong) =>
        testConnection(gong, systemClock.now(), SLUGS),
      ),
  }
}

/** The server that commands ask which are not done on this machine. */
export function serverOf({ values }: Config): ServerSettings {
  return {
    url: values.CARRYOVER_SERVER,
    token: values.CARRYOVER_TOKEN,
    localUrl: `http://127.0.0.1:${values.CARRYOVER_PORT}`,
    loginFolder: values.CARRYOVER_CONFIG_DIR,
  }
}

function noConnection(): Problem {
  return new Problem({
    code: 'D-NO-CONN',
    message: 'No Gong connection found: there is no access key.',
    fix: 'Set GONG_ACCESS_KEY and GONG_ACCESS_KEY_SECRET, or give --access-key and --secret-stdin; Gong shows them under Company Settings → API.',
  })
}
