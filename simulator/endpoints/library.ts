// `/v2/library/*`: public folders of recommended calls. An empty folder is an ordinary answer here, not 404.
import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import type { Gong } from '../endpoint.ts'
import { badRequest, notFound } from '../refusals.ts'
import type { WorldFolder } from '../world.ts'
import { callUrl } from './call-meta-data.ts'
import { id } from './filters.ts'

const SCOPE = 'api:library:read'

export const libraryFolders = endpoint({
  method: 'GET',
  path: '/v2/library/folders',
  scope: SCOPE,
  input: z.object({ workspaceId: id.optional() }),
  answer({ company: { folders, workspaces }, calendar }, { workspaceId }) {
    // Only a company with a single workspace may leave it out.
    if (!workspaceId && workspaces.items.length > 1) {
      throw badRequest('workspaceId: must be given when the company has several workspaces')
    }
    return {
      folders: folders.items
        .filter((folder) => !workspaceId || folder.workspaceId === workspaceId)
        .map(({ id: folderId, name, parentFolderId, createdBy, updatedMs }) => ({
          id: folderId,
          name,
          parentFolderId,
          createdBy,
          updated: calendar.iso(updatedMs, 'microseconds'),
        })),
    }
  },
})

export const folderContent = endpoint({
  method: 'GET',
  path: '/v2/library/folder-content',
  scope: SCOPE,
  input: z.object({ folderId: id }),
  answer(gong, { folderId }) {
    const folder = gong.company.folders.find(folderId)
    if (!folder) throw notFound(`Folder ID ${folderId} was not found`)
    const { name, createdBy, updatedMs, calls } = folder
    return {
      id: folderId,
      name,
      createdBy,
      updated: gong.calendar.iso(updatedMs, 'microseconds'),
      calls: calls.flatMap((entry) => libraryCall(gong, entry)),
    }
  },
})

/** Nothing for a call that has been deleted. */
function libraryCall(
  { company, calendar }: Gong,
  { callId, note, addedBy, createdMs, snippet }: WorldFolder['calls'][number],
): object[] {
  const call = company.call(callId)
  if (!call) return []
  const url = callUrl(company.world.company.appHost, callId)
  return [
    {
      id: callId,
      title: call.title,
      note,
      addedBy,
      created: calendar.iso(createdMs, 'milliseconds'),
      url: snippet ? `${url}&highlights=${highlights(snippet)}` : url,
      ...(snippet && { snippet }),
    },
  ]
}

/** Gong writes spaces as `+` in these links. */
function highlights({ fromSec, toSec }: { fromSec: number; toSec: number }): string {
  const json = `[{"to": ${toSec}, "from": ${fromSec}, "type": "LIBRARY"}]`
  return encodeURIComponent(json).replaceAll('%20', '+')
}
