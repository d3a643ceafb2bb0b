/** Whether who looks may correct and mark: everybody but auditors and those who work with data alone. */
import { useCall } from '../../api.ts'

const KEEPERS = new Set(['admin', 'leader', 'csm'])

export function useMayKeep(): boolean {
  const { data } = useCall('get /me', {})
  return data !== undefined && KEEPERS.has(data.member.role)
}
