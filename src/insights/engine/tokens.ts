/** What was said, as words: lower case, clitics apart, numbers as one. */

const WORD = /[a-z]+(?:'[a-z]+)?|\d+(?:[.,:]\d+)*|[?€$£%]/g
const CLITIC = /^(.+)('(?:s|re|ve|ll|d|m))$/

const NUMBER = '#'

/** "We don't, it's 40 %" → `we do n't it 's # %`. */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  for (const [match] of text.toLowerCase().replaceAll('’', "'").matchAll(WORD)) {
    if (match.charCodeAt(0) < 58 && match.charCodeAt(0) > 47) words.push(NUMBER)
    else if (match.endsWith("n't") && match.length > 3) words.push(match.slice(0, -3), "n't")
    else {
      const clitic = CLITIC.exec(match)
      if (clitic === null) words.push(match)
      else words.push(clitic[1] ?? '', clitic[2] ?? '')
    }
  }
  return words
}
