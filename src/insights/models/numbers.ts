/** Numbers in a text, however they are written: "€110,000", "110k", "a hundred and ten thousand". Pure. */

const SMALL: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  dozen: 12,
  half: 0.5,
}
const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  bn: 1e9,
}
const TOKEN = /\d+(?:[.,]\d+)*|[\p{L}]+/gu

/** "one" alone is a pronoun as often, and "second" a moment. */
export function numbersIn(text: string): ReadonlySet<number> {
  const found = new Set<number>()
  let total: number | undefined
  let group = 0
  let words = 0
  let isLoneOne = false
  const end = (): void => {
    if (total !== undefined && !isLoneOne) found.add(total + group)
    total = undefined
    group = 0
    words = 0
    isLoneOne = false
  }
  for (const [token] of text.toLowerCase().matchAll(TOKEN)) {
    const digits = /^\d/.test(token)
    const small = digits ? valueOf(token) : own(SMALL, token)
    const scale = own(SCALES, token)
    if (small !== undefined) {
      if (words > 0 && (digits || !goesOn(group, small))) end()
      isLoneOne = token === 'one' && words === 0
      total ??= 0
      group += small
      words += 1
    } else if (scale !== undefined && (words > 0 || (scale >= 100 && token.length > 2))) {
      isLoneOne = false
      const times = words === 0 || group === 0 ? 1 : group
      if (scale === 100) {
        total ??= 0
        group = times * 100
      } else {
        total = (total ?? 0) + times * scale
        group = 0
      }
      words += 1
    } else if (token !== 'and' || words === 0) end()
  }
  end()
  return found
}

/** "twenty five" and "a hundred ten" are one number, "five five" and "twenty ten" are two. */
function goesOn(group: number, small: number): boolean {
  if (group % 100 === 0) return true
  return group % 10 === 0 && group % 100 >= 20 && small < 10
}

function own(table: Readonly<Record<string, number>>, word: string): number | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined
}

/** "110,000" and "110.000" are one number, "1.5" and "1,5" another. */
function valueOf(digits: string): number {
  const isGrouped = /^\d{1,3}([.,]\d{3})+$/.test(digits)
  if (isGrouped) return Number(digits.replaceAll(/[.,]/g, ''))
  const parts = digits.split(/[.,]/)
  const fraction = parts.length > 1 ? parts.pop() : undefined
  return Number(`${parts.join('')}${fraction === undefined ? '' : `.${fraction}`}`)
}
