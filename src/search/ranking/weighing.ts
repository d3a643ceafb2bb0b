/** How much a term tells, and how much it tells more when it is said again. */

/** Inverse document frequency as in BM25 (Robertson and Zaragoza 2009), never below zero. */
export function inverseFrequency(all: number, holding: number): number {
  return Math.log(1 + (all - holding + 0.5) / (holding + 0.5))
}

const K1 = 1.2
const B = 0.6

/** BM25's saturation of a count; `length` in units of the average length. */
export function saturated(count: number, length: number): number {
  return (count * (K1 + 1)) / (count + K1 * (1 - B + B * length))
}
