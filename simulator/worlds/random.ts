/** Seeded chance: the same words always give the same numbers, names and ids. */
export interface Random {
  /** At least 0, below 1. */
  fraction(): number
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number
  /** A whole number, both ends included. */
  between(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** Bell-shaped around 0 with deviation 1. */
  bell(): number
  /** 19 digits below 2^63, as most ids of Gong have. */
  id(): string
}

export function createRandom(...seed: readonly (string | number)[]): Random {
  const fraction = sfc32(seed.join('/'))
  const below = (limit: number) => Math.floor(fraction() * limit)
  return {
    fraction,
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (probability) => fraction() < probability,
    pick: (from) => itemOf(from, below(from.length)),
    bell: () => Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction()),
    id: () => `${1 + below(8)}${nineDigits(below(1e9))}${nineDigits(below(1e9))}`,
  }
}

/** The one id that belongs to these words. */
export const idOf = (...seed: readonly (string | number)[]): string =>
  createRandom('id', ...seed).id()

/** Takes the list round and round, so that every number finds an item. */
export function itemOf<T>(list: readonly T[], position: number): T {
  const item = list[position % list.length]
  if (item === undefined) throw new Error('There is nothing to choose from in an empty list')
  return item
}

const nineDigits = (value: number) => String(value).padStart(9, '0')

/** Small fast counter generator (public domain, Chris Doty-Humphrey), started from a 128-bit hash of the text. */
function sfc32(text: string): () => number {
  let [a, b, c, d] = hash128(text)
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4_294_967_296
  }
  for (let warmUp = 0; warmUp < 12; warmUp += 1) next()
  return next
}

function hash128(text: string): [number, number, number, number] {
  let [h1, h2, h3, h4] = [1_779_033_703, 3_144_134_277, 1_013_904_242, 2_773_480_762]
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    h1 = h2 ^ Math.imul(h1 ^ code, 597_399_067)
    h2 = h3 ^ Math.imul(h2 ^ code, 2_869_860_233)
    h3 = h4 ^ Math.imul(h3 ^ code, 951_274_213)
    h4 = h1 ^ Math.imul(h4 ^ code, 2_716_044_179)
  }
  return [h1 | 0, h2 | 0, h3 | 0, h4 | 0]
}
