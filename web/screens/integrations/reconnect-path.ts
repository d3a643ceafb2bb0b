import type { Connection } from '../../../src/records/connection.ts'

/** Where new credentials are given to a connection of this kind. */
export function reconnectPath(kind: Connection['kind']): string {
  return `/integrations?connect=token${kind === 'shared' ? '&for=accounts' : ''}`
}
