/** The way from what Gong holds to what was reviewed, step by step: each with what was lost on the way. Pure. */
import type { AccountOverview } from '../../../src/records/account.ts'

export interface Step {
  readonly key: string
  readonly name: string
  readonly calls: number
  /** Why it is fewer than the step before; null where it is not. */
  readonly lost: string | null
  /** A page that shows or mends the difference. */
  readonly path: string | null
}

export function ladderSteps({ account, ladder, owed }: AccountOverview): readonly Step[] {
  const { found, allowed, associated, withTranscript, reviewed, hidden } = ladder
  const base = `/accounts/${account.accountId}`
  const linked = associated + (hidden ?? 0)
  return [
    step('found', 'Found in Gong', found, null, '/integrations/gong/matching'),
    step(
      'allowed',
      'May be read',
      allowed,
      less(found, allowed, 'outside of the chosen access'),
      '/integrations/gong/access',
    ),
    step(
      'associated',
      'Of this account',
      associated,
      joined(
        less(allowed, linked, 'not linked'),
        hidden ? `${hidden} hidden from you in Gong` : null,
      ),
      `${base}/settings`,
    ),
    step(
      'transcript',
      'With transcript',
      withTranscript,
      joined(
        owed > 0 ? `${owed} on the way` : null,
        less(associated - owed, withTranscript, 'without one'),
      ),
      `${base}/calls`,
    ),
    step(
      'reviewed',
      'Reviewed by you',
      reviewed,
      less(associated, reviewed, 'to hear'),
      `${base}/calls`,
    ),
  ].filter((one) => one !== null)
}

function step(
  key: string,
  name: string,
  calls: number | null,
  lost: string | null,
  path: string | null,
): Step | null {
  return calls === null ? null : { key, name, calls, lost, path }
}

function less(before: number | null, after: number | null, why: string): string | null {
  const lost = (before ?? 0) - (after ?? 0)
  return lost > 0 ? `${lost} ${why}` : null
}

function joined(...parts: readonly (string | null)[]): string | null {
  return parts.filter((part) => part !== null).join(', ') || null
}
