/** A library folder as a block. */
import type { LibraryCall, LibraryFolder } from '../records/library.ts'
import { type Block, field, list } from './block.ts'
import { clockTime, dateLine } from './times.ts'

/** `path`: the names of the folders above it and its own, from the top. */
export function libraryFolderBlock(folder: LibraryFolder, path: readonly string[]): Block {
  return {
    mark: 'LIBRARY FOLDER',
    lines: [
      ...field('Name', folder.name),
      ...field('Path', path.join(' / ')),
      ...field('Updated', folder.updatedAt && dateLine(folder.updatedAt)),
      ...list('Calls', folder.calls.map(callLine)),
    ],
  }
}

function callLine({ title, snippet, note, addedAt, url }: LibraryCall): string {
  const parts = [
    title ?? 'Untitled',
    snippet && `snippet ${clockTime(snippet.fromSec)}–${clockTime(snippet.toSec)}`,
    note && `note: ${note}`,
    addedAt && `added ${dateLine(addedAt)}`,
    url,
  ]
  return parts.filter(Boolean).join('; ')
}
