/** What was worked out about an account, as several parts of its pages share it. */
import { useCall } from '../../api.ts'

const MOST = 100
const STALE_MS = 30_000

export function useOpenRisks(accountId: string) {
  return useCall(
    'get /accounts/{accountId}/risks',
    { accountId, state: 'open', limit: MOST },
    { staleTime: STALE_MS },
  )
}

export function useHandoffOf(accountId: string) {
  return useCall('get /accounts/{accountId}/handoff', { accountId }, { staleTime: STALE_MS })
}

/** What stands behind the names of the tabs; undefined until it is known. */
export function useTabCounts(accountId: string, hasCalls: boolean) {
  const moments = useCall(
    'get /accounts/{accountId}/moments',
    { accountId, side: 'customer', limit: MOST },
    { staleTime: STALE_MS, enabled: hasCalls },
  )
  const risks = useOpenRisks(accountId)
  const handoff = useHandoffOf(accountId)
  const found = moments.data
  return {
    moments: found && (found.hasMore ? `${found.data.length}+` : found.data.length),
    risks: risks.data?.counts.open,
    handoff: handoff.data && handoffCount(handoff.data),
  }
}

function handoffCount({
  state,
  counts,
}: {
  readonly state: string
  readonly counts: Readonly<Record<'empty' | 'suggested' | 'edited' | 'confirmed', number>>
}): string {
  if (state === 'accepted') return 'accepted'
  const { empty, suggested, edited, confirmed } = counts
  return `${confirmed + edited} of ${empty + suggested + edited + confirmed}`
}
