/** Data types as the store has them: text that may be none of them. */
import { SLUGS, type Slug } from '../records/data-types.ts'

export function slugOf(text: string | null): Slug | undefined {
  return SLUGS.find((slug) => slug === text)
}
