/** How lists of insights are asked for and answered. */
export interface PageRequest {
  readonly limit: number
  readonly cursor: string | undefined
}

export interface PageOf<Item> {
  readonly data: readonly Item[]
  readonly nextCursor: string | null
  readonly hasMore: boolean
}
