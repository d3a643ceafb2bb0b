/** Keys of an account's pages: `1` to `7` are its tabs, `l` links a call. */
import { useNavigate } from '@tanstack/react-router'
import { usePageKeys } from '../../frame/page-keys.ts'
import { useReader } from '../../reader.ts'

const TABS = ['', '/calls', '/moments', '/handoff', '/risks', '/people', '/settings']

export function useAccountKeys(base: string): void {
  const navigate = useNavigate()
  const { mayKeep } = useReader()
  const tabs = TABS.map((tab, index) => [
    String(index + 1),
    () => void navigate({ to: `${base}${tab}` }),
  ])
  usePageKeys({
    ...Object.fromEntries(tabs),
    ...(mayKeep && { l: () => void navigate({ to: `${base}/calls?link=open` }) }),
  })
}
