/** A span of time, half open: `from` belongs to it, `to` does not. Without `from` it reaches back to the beginning. */
export interface Window {
  readonly from: Date | undefined
  readonly to: Date
}
