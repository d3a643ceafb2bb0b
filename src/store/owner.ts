/** Whose something is: connections and datasets are one member's alone. */
export interface Owner {
  readonly organizationId: string
  readonly memberId: string
}
