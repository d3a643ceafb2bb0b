/** What shows single calls to people whose profiles do not: public folders of the library, and calls given to single users. */
import type { Kysely } from 'kysely'
import type { Gong } from '../gong/gong.ts'
import { addCallAccess, heldProfiles, type MirrorRows } from '../store/mirror.ts'
import type { Tables } from '../store/tables.ts'

/** For calls that were linked since the mirror was read. Throws problems, and then nothing is added. */
export async function readCallAccess({
  db,
  gong,
  organizationId,
  callIds,
}: {
  readonly db: Kysely<Tables>
  readonly gong: Gong
  readonly organizationId: string
  readonly callIds: readonly string[]
}): Promise<void> {
  const profiles = await heldProfiles(db, organizationId)
  const folder_call = await readFolderCalls(gong, profiles, callIds)
  const call_grant = await readGrants(gong, callIds)
  if (folder_call.length + call_grant.length === 0) return
  await addCallAccess(db, organizationId, { folder_call, call_grant })
}

/** Of these calls, those in folders that somebody may open; no other folder is looked into. */
export async function readFolderCalls(
  gong: Gong,
  profiles: Awaited<ReturnType<typeof heldProfiles>>,
  callIds: readonly string[],
): Promise<MirrorRows['folder_call']> {
  if (callIds.length === 0) return []
  const wanted = new Set(callIds)
  const rows: MirrorRows['folder_call'][number][] = []
  for (const workspaceId of new Set(profiles.map((profile) => profile.workspace_id))) {
    const here = profiles.filter((profile) => profile.workspace_id === workspaceId)
    const opensAll = here.some((profile) => profile.folders_level === 'all')
    const opened = new Set(
      here.flatMap((profile) =>
        profile.folders_level === 'specific-folders' ? profile.folder_ids : [],
      ),
    )
    if (!opensAll && opened.size === 0) continue
    for (const { id: folderId } of await gong.folders(workspaceId)) {
      if (!opensAll && !opened.has(folderId)) continue
      const saved = new Set((await gong.folderCalls(folderId)).map(({ id }) => id))
      for (const callId of saved) {
        if (!wanted.has(callId)) continue
        rows.push({ folder_id: folderId, workspace_id: workspaceId, call_id: callId })
      }
    }
  }
  return rows
}

export async function readGrants(
  gong: Gong,
  callIds: readonly string[],
): Promise<MirrorRows['call_grant']> {
  if (callIds.length === 0) return []
  return [...(await gong.callGrants(callIds))].flatMap(([callId, userIds]) =>
    [...new Set(userIds)].map((userId) => ({ call_id: callId, user_id: userId })),
  )
}
