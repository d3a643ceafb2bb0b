/** A part of a Gong company with its own permission profiles. */
export interface Workspace {
  readonly id: string
  readonly name: string
}
