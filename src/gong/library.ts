/** Public folders of the call library and what is saved in them. */
import { z } from 'zod'
import type { LibraryCall, LibraryFolder } from '../records/library.ts'
import type { Line } from './line.ts'
import { whole } from './listing.ts'
import type { Endpoint } from './refusals.ts'
import { id, list, maybeDate, maybeId, maybeText } from './shapes.ts'

const folders: Endpoint = {
  method: 'GET',
  path: '/v2/library/folders',
  scope: 'api:library:read',
  empty: /no folders found/i,
}
const content: Endpoint = {
  method: 'GET',
  path: '/v2/library/folder-content',
  scope: 'api:library:read',
  empty: /no folders found/i,
}

/** The folders of a workspace without what is in them: reading that costs one more request for each. */
export async function listFolders(
  line: Line,
  workspaceId: string,
): Promise<Omit<LibraryFolder, 'calls'>[]> {
  const answer = await whole(line, folders, foldersShape, { workspaceId })
  return (answer?.folders ?? []).map((folder) => ({
    id: folder.id,
    name: folder.name,
    parentId: folder.parentFolderId,
    updatedAt: folder.updated,
  }))
}

export async function listFolderCalls(line: Line, folderId: string): Promise<LibraryCall[]> {
  const answer = await whole(line, content, contentShape, { folderId })
  return (answer?.calls ?? []).map((call) => ({
    id: call.id,
    title: call.title,
    note: call.note,
    addedAt: call.created,
    url: call.url,
    snippet: call.snippet ?? undefined,
  }))
}

const foldersShape = z.object({
  folders: list(z.object({ id, name: z.string(), parentFolderId: maybeId, updated: maybeDate })),
})
const contentShape = z.object({
  calls: list(
    z.object({
      id,
      title: maybeText,
      note: maybeText,
      created: maybeDate,
      url: maybeText,
      snippet: z.object({ fromSec: z.number(), toSec: z.number() }).nullish(),
    }),
  ),
})
