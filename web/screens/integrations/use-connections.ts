/** The connections on which whoever looks may act: their own, and for admins the one that reads for the accounts. */
import type { Connection, OtherConnection } from '../../../src/records/connection.ts'
import { type ApiProblem, useCall } from '../../api.ts'

export interface Connections {
  readonly own: Connection | undefined
  readonly shared: Connection | undefined
  readonly others: readonly OtherConnection[]
  readonly error: ApiProblem | null
  readonly isPending: boolean
}

const NOBODY: readonly OtherConnection[] = []

export function useConnections(): Connections {
  const { data, error, isPending } = useCall('get /connections', {})
  return {
    own: data?.data.find(({ kind }) => kind === 'personal'),
    shared: data?.data.find(({ kind }) => kind === 'shared'),
    others: data?.others ?? NOBODY,
    error,
    isPending,
  }
}
