/** What the environment says: the only place that reads it. Checked before anything starts. */
import { z } from 'zod'
import { usage } from './records/problems.ts'

const shape = z.object({
  GONG_ACCESS_KEY: z.string().optional(),
  GONG_ACCESS_KEY_SECRET: z.string().optional(),
  GONG_BASE_URL: z.string().default('https://api.gong.io'),
  /** Hosts beyond Gong's own that a key may be sent to, comma separated. */
  GONG_ALLOW_HOST: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((host) => host.trim())
        .filter(Boolean),
    ),
  /** Gong allows 3 a second and 10,000 a day, to all of a customer's tools together: the rest is theirs. */
  GONG_RATE_PER_SECOND: z.coerce.number().positive().max(100).default(2.5),
  GONG_RATE_PER_DAY: z.coerce.number().int().positive().default(7_000),
})

export interface Config {
  readonly accessKey: string | undefined
  readonly accessKeySecret: string | undefined
  readonly baseUrl: string
  readonly allowedHosts: readonly string[]
  readonly rate: { readonly perSecond: number; readonly perDay: number }
}

/** Throws a usage problem that names the variable. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const filled = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const result = shape.safeParse(filled)
  if (!result.success) {
    const [issue] = result.error.issues
    throw usage(
      `The environment variable ${String(issue?.path[0])} is not right: ${issue?.message}.`,
      'Correct it or leave it out.',
    )
  }
  const { data } = result
  return {
    accessKey: data.GONG_ACCESS_KEY,
    accessKeySecret: data.GONG_ACCESS_KEY_SECRET,
    baseUrl: data.GONG_BASE_URL,
    allowedHosts: data.GONG_ALLOW_HOST,
    rate: { perSecond: data.GONG_RATE_PER_SECOND, perDay: data.GONG_RATE_PER_DAY },
  }
}
