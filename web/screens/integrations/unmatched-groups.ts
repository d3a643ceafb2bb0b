/** Calls of no account, gathered by whom they were with: a decision about one is mostly one about all of them. Pure. */
import type { UnmatchedCall } from '../../../src/records/access.ts'

export interface UnmatchedGroup {
  /** Of whoever took part; undefined for free mail, and where no address is known. */
  readonly domain: string | undefined
  /** Accounts that come near, each once. */
  readonly near: UnmatchedCall['near']
  readonly calls: readonly UnmatchedCall[]
}

/** Those near an account first, then by the number of calls; calls without a domain last. */
export function unmatchedGroups(calls: readonly UnmatchedCall[]): readonly UnmatchedGroup[] {
  const groups = [...Map.groupBy(calls, ({ domains }) => domains[0])].map(
    ([domain, ofDomain]): UnmatchedGroup => ({
      domain,
      calls: ofDomain,
      near: [
        ...new Map(
          ofDomain.flatMap(({ near }) => near.map((one) => [one.accountId, one] as const)),
        ).values(),
      ],
    }),
  )
  return groups.toSorted((a, b) => rankOf(a) - rankOf(b) || b.calls.length - a.calls.length)
}

/** What an account of this domain may be called until somebody says better: `Sablelock` of `sablelock.example`. */
export function nameOf(domain: string): string {
  const [label = domain] = domain.split('.')
  return label
    .split('-')
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}

function rankOf({ domain, near }: UnmatchedGroup): number {
  if (domain === undefined) return 2
  return near.length > 0 ? 0 : 1
}
