/** What a Gong user may see: profiles, one workspace each, and grants of single calls. */
export interface PermissionProfile {
  readonly id: string
  readonly name: string
  readonly callsAccess: {
    /** all, managers-team, report-to-them, own or none; another word, or undefined, is none that we understand. */
    readonly level: string | undefined
    /** Gong sends some with every level; only beside managers-team and none are they known to mean anything. */
    readonly teamLeadIds: readonly string[]
  }
  readonly libraryAccess: {
    /** all, specific-folders or none; as above. */
    readonly level: string | undefined
    readonly folderIds: readonly string[]
  }
}

/** User ids by call id. Gong knows only what was granted through its API, never what was shared in its pages. */
export type CallGrants = ReadonlyMap<string, readonly string[]>
