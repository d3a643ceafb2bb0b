/** Which model the operator's environment names; undefined where it leaves that to the admins. */
import type { Config } from './config.ts'
import { modelBaseUrl } from './insights/models/base-url.ts'
import type { ModelEnvironment } from './insights/models/settings.ts'
import { usage } from './records/problems.ts'

/** Throws a usage problem for an address that may not be asked. */
export function modelEnvironment(values: Config['values']): ModelEnvironment | undefined {
  const { CARRYOVER_AI_PROVIDER: provider, CARRYOVER_AI_BASE_URL: baseUrl } = values
  if (provider === undefined) return undefined
  if (baseUrl !== undefined) modelBaseUrl(baseUrl, true)
  if (provider === 'openai-compatible' && baseUrl === undefined) {
    throw usage(
      'CARRYOVER_AI_PROVIDER is openai-compatible and CARRYOVER_AI_BASE_URL is not set.',
      'Set CARRYOVER_AI_BASE_URL to the address of its API.',
    )
  }
  return { provider, baseUrl, model: values.CARRYOVER_AI_MODEL, key: values.CARRYOVER_AI_KEY }
}
