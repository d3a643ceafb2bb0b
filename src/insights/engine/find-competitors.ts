/** Names of competing products, in what was said around them. */
import type { Finding } from '../../records/finding.ts'
import type { CallToRead, ReadingRules } from './engine.ts'
import { bare } from './find-moments.ts'
import type { PreparedSentence } from './prepare.ts'

export function findCompetitors(
  call: CallToRead,
  prepared: readonly PreparedSentence[],
  { competitors }: ReadingRules,
): readonly Finding[] {
  return competitors.flatMap((name) => {
    const spoken = new RegExp(
      `(?<![\\p{L}\\d])${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\d])`,
      'iu',
    )
    return call.sentences.flatMap(({ text }, n): Finding[] =>
      spoken.test(text)
        ? [
            {
              ...bare(call, prepared, [n]),
              kind: 'competitor',
              confidence: 1,
              why: `Names ${name}.`,
              subject: name,
            },
          ]
        : [],
    )
  })
}
