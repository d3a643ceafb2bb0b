/** Orders many calls by their scores, the best first, without comparing each with each. */

const STEPS = 1024

/**
 * Indexes of the scores above zero, by descending score; scores that differ by less than a thousandth of the range may
 * stand either way.
 */
export function bestFirst(scores: Float32Array): Uint32Array {
  let most = 0
  let size = 0
  for (const score of scores) {
    if (score <= 0) continue
    size += 1
    if (score > most) most = score
  }
  const step = (score: number): number => STEPS - 1 - Math.floor((score / most) * (STEPS - 1))
  const starts = new Uint32Array(STEPS + 1)
  for (const score of scores) {
    if (score > 0) starts[step(score) + 1] = (starts[step(score) + 1] ?? 0) + 1
  }
  for (let n = 0; n < STEPS; n += 1) starts[n + 1] = (starts[n + 1] ?? 0) + (starts[n] ?? 0)
  const order = new Uint32Array(size)
  for (let index = 0; index < scores.length; index += 1) {
    const score = scores[index] ?? 0
    if (score <= 0) continue
    const place = starts[step(score)] ?? 0
    order[place] = index
    starts[step(score)] = place + 1
  }
  return order
}
