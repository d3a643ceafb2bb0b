/** A data type as the sheet shows it: how much of it there is, and what the key may not read. */
import type { TypeCheck } from '../../../src/records/connection.ts'
import type { Slug } from '../../../src/records/data-types.ts'
import { count } from '../../words.ts'
import type { GongOptions } from './draft.ts'

export interface TypeCard {
  readonly slug: Slug
  readonly name: string
  readonly description: string
  /** As in "100 newest of 412". */
  readonly range: string
  /** Null where the key may read it. */
  readonly missingScope: string | null
  /** In the dataset already: it cannot be added again. */
  readonly isThere: boolean
}

/** As `get /data-types` gives it. */
interface Listed {
  readonly slug: Slug
  readonly name: string
  readonly description: string
  readonly defaultRange: string
}

/** The cards of the sheet: what is listed, and what the check of the connection found. */
export function cardsOf(
  listed: readonly Listed[],
  checks: readonly TypeCheck[],
  options: GongOptions,
  there: readonly Slug[],
): readonly TypeCard[] {
  const bySlug = new Map(checks.map((check) => [check.type, check]))
  return listed.map(({ slug, name, description, defaultRange }) => {
    const check = bySlug.get(slug)
    return {
      slug,
      name,
      description,
      range: rangeWords(slug, check?.records ?? null, options, defaultRange),
      missingScope: check?.allowed === false ? check.scope : null,
      isThere: there.includes(slug),
    }
  })
}

/** As in "100 newest of 412", "9 in Gong", "last 30 days". */
export function rangeWords(
  slug: Slug,
  records: number | null,
  { limit, statsDays }: GongOptions,
  defaultRange: string,
): string {
  if (slug === 'user-stats') return statsDays === 1 ? 'the last day' : `last ${statsDays} days`
  const which = defaultRange.includes('newest') ? 'newest' : 'first'
  if (records === null) return limit === null ? 'all in Gong' : `at most ${count(limit)} ${which}`
  if (limit === null || records <= limit)
    return records === 0 ? 'none in Gong' : `${count(records)} in Gong`
  return `${count(limit)} ${which} of ${count(records)}`
}
