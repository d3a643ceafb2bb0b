/** Path templates, in the API's own words and in Fastify's. */

export const ROOT = '/api/v1'

/** As the router wants it: `/runs/{runId}:cancel` becomes `/runs/:runId([^:/]+)::cancel`. */
export function urlOf(path: string): string {
  const hasVerb = path.includes(':')
  return path
    .replaceAll(':', '::')
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => (hasVerb ? `:${name}([^:/]+)` : `:${name}`))
}
