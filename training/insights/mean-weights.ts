/** Means of weights on the way: nearer to what holds of unseen examples than those of the last moment (Polyak and Juditsky 1992). */
export interface LearnedTable {
  readonly weights: Float32Array
  readonly biases: Float32Array
}

export function createMeans(weightCount: number, biasCount: number) {
  const weights = new Float32Array(weightCount)
  const biases = new Float32Array(biasCount)
  let times = 0
  return {
    add: (now: LearnedTable): void => {
      times += 1
      move(weights, now.weights)
      move(biases, now.biases)
    },
    means: (): LearnedTable => ({ weights, biases }),
  }

  function move(mean: Float32Array, to: Float32Array): void {
    for (let n = 0; n < mean.length; n += 1)
      mean[n] = (mean[n] ?? 0) + ((to[n] ?? 0) - (mean[n] ?? 0)) / times
  }
}
