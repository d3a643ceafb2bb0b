/** What is said in a turn counts for its neighbours too, less with every word between them. */

/** How much is left of an amount behind a turn of each length, by reach: few lengths are met over and over. */
const shares = new Map<number, Float64Array>()
const TABLED_LENGTHS = 512

/** How much is left of an amount after each turn; `reach` in terms: after so many, a share of 1/e. */
export function fading(lengths: Uint16Array, reach: number): Float64Array {
  const table = shares.get(reach) ?? tableOf(reach)
  const fade = new Float64Array(lengths.length)
  for (let turn = 0; turn < fade.length; turn += 1) {
    fade[turn] = table[Math.min(lengths[turn] ?? 0, TABLED_LENGTHS - 1)] ?? 0
  }
  return fade
}

/** Each turn's own amount and what arrives of the others', from both directions. */
export function spread(own: Float64Array, fade: Float64Array): Float64Array {
  const sum = new Float64Array(own.length)
  spreadInto(sum, own, fade)
  return sum
}

/** As `spread`, into an array that is there already. */
export function spreadInto(sum: Float64Array, own: Float64Array, fade: Float64Array): void {
  let before = 0
  for (let turn = 0; turn < own.length; turn += 1) {
    const amount = own[turn] ?? 0
    sum[turn] = amount + before
    before = (before + amount) * (fade[turn] ?? 0)
  }
  let after = 0
  for (let turn = own.length - 1; turn >= 0; turn -= 1) {
    sum[turn] = (sum[turn] ?? 0) + after
    after = (after + (own[turn] ?? 0)) * (fade[turn] ?? 0)
  }
}

function tableOf(reach: number): Float64Array {
  const table = Float64Array.from({ length: TABLED_LENGTHS }, (_, length) =>
    Math.exp(-(length + 1) / reach),
  )
  shares.set(reach, table)
  return table
}
