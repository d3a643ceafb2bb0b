/** Keys along the calls of an account: `j` and `k` move, `r` marks as reviewed, `o` opens in Gong. Enter opens as every link. */
import { usePageKeys } from '../../frame/page-keys.ts'

export function useCallKeys(): void {
  const names = () => [...document.querySelectorAll<HTMLElement>('tr[data-call] a.name')]
  const row = () => document.activeElement?.closest('tr[data-call]')
  const go = (step: number) => {
    const all = names()
    const here = row()
    const from = all.findIndex((name) => name.closest('tr') === here)
    all[Math.min(all.length - 1, Math.max(0, from + step))]?.focus()
  }
  const press = (what: string) => row()?.querySelector<HTMLElement>(what)?.click()
  usePageKeys({
    j: () => go(1),
    k: () => go(-1),
    r: () => press('[role="checkbox"]'),
    o: () => press('a[target="_blank"]'),
  })
}
