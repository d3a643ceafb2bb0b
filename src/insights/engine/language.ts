/** Whether a call was held in English: the models know no other language, and would guess. */
import type { CallToRead } from './engine.ts'
import { wordsOf } from './tokens.ts'

/** The words that English cannot do without, but for those that are words of its neighbours too. */
const FUNCTION_WORDS = new Set(
  `the and that have it for not with you this but his they we say her she or an will my one all would there their what
  so up out if about who get which go me when make can like time no just know take people into year your good some could
  them see other than then now look only come its over think also back after use two how our work first well way even new
  want because any these give day most us is are was were been do does did i to of right yeah okay`.split(
    /\s+/,
  ),
)
const LEAST_SHARE = 0.25
/** Of fewer words nobody can tell. */
const LEAST_WORDS = 20
/** Sentences. */
const LOOKED_AT = 300

export function isEnglish({
  language,
  sentences,
}: Pick<CallToRead, 'language' | 'sentences'>): boolean {
  const saysEnglish = language === null || /^en/i.test(language)
  const start = sentences
    .slice(0, LOOKED_AT)
    .map(({ text }) => text)
    .join(' ')
  if (count(start, /\p{L}/gu) > 2 * count(start, /\p{Script=Latin}/gu)) return false
  const words = wordsOf(start).filter((word) => /^[a-z]/.test(word))
  if (words.length < LEAST_WORDS) return saysEnglish
  const share = words.filter((word) => FUNCTION_WORDS.has(word)).length / words.length
  return share >= LEAST_SHARE
}

function count(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0
}
