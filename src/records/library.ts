/** A public folder of Gong's call library; Gong's API never shows private or archived ones. */
export interface LibraryFolder {
  readonly id: string
  readonly name: string
  readonly parentId: string | undefined
  readonly updatedAt: Date | undefined
  readonly calls: readonly LibraryCall[]
}

export interface LibraryCall {
  readonly id: string
  readonly title: string | undefined
  readonly note: string | undefined
  readonly addedAt: Date | undefined
  readonly url: string | undefined
  /** Seconds from the start of the call; absent when the whole call was added. */
  readonly snippet: { readonly fromSec: number; readonly toSec: number } | undefined
}
