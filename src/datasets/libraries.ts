/** Public library folders with what is saved in them: one request for each folder. */
import type { Gong } from '../gong/gong.ts'
import type { LibraryFolder } from '../records/library.ts'
import { libraryFolderBlock } from '../text/libraries.ts'
import type { CallFacts } from './call-facts.ts'
import type { Gathering } from './gathering.ts'
import type { SharedReads } from './shared-reads.ts'

type Folder = Omit<LibraryFolder, 'calls'>

export async function gatherLibraries(
  gong: Gong,
  shared: SharedReads,
  gathering: Gathering,
  facts: CallFacts,
): Promise<void> {
  const workspaces = await shared.workspaces()
  const found: { readonly folder: Folder; readonly path: readonly string[] }[] = []
  for (const workspace of workspaces) {
    const folders = await gong.folders(workspace.id)
    const top = workspaces.length > 1 ? [workspace.name] : []
    for (const folder of folders) found.push({ folder, path: [...top, ...pathOf(folder, folders)] })
  }
  gathering.available = found.length
  const wanted = found.slice(0, gathering.limit)
  const filled: { readonly folder: LibraryFolder; readonly path: readonly string[] }[] = []
  for (const { folder, path } of wanted) {
    filled.push({ folder: { ...folder, calls: await gong.folderCalls(folder.id) }, path })
  }
  await facts.resolve(filled.flatMap(({ folder }) => folder.calls.map((call) => call.id)))
  let hidden = 0
  for (const { folder, path } of filled) {
    const open = folder.calls.filter((call) => facts.isOpen(call.id))
    hidden += folder.calls.length - open.length
    await gathering.take({
      id: folder.id,
      block: libraryFolderBlock({ ...folder, calls: open }, path),
      order: 0,
      callIds: open.map((call) => call.id),
    })
  }
  if (facts.isClosed) {
    gathering.warn(
      'Calls are left out: without api:calls:read:extensive nobody can tell which are private.',
    )
  } else if (hidden > 0) {
    gathering.note(
      `Calls left out because Gong does not show them, or they are private: ${hidden}.`,
    )
  }
}

/** Names from the top down; a folder above that Gong does not list (a private one) ends the path. */
function pathOf(folder: Folder, folders: readonly Folder[]): string[] {
  const byId = new Map(folders.map((some) => [some.id, some]))
  const path: string[] = []
  const met = new Set<string>()
  for (
    let at: Folder | undefined = folder;
    at !== undefined && !met.has(at.id);
    at = byId.get(at.parentId ?? '')
  ) {
    met.add(at.id)
    path.unshift(at.name)
  }
  return path
}
