/** Data directories of products at rest, copied as often as they are needed. */
import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fastFolder } from '../../test/fast-folder.ts'

export interface WorkPlace {
  /** A folder that is not there yet. */
  newFolder(name: string): string
  copy(from: string, name: string): string
  remove(folder: string): Promise<void>
  close(): Promise<void>
}

export async function openWorkPlace(): Promise<WorkPlace> {
  const root = await mkdtemp(join(await fastFolder(), 'carryover-prove-'))
  // Started by root, PostgreSQL runs as another user, who has to pass.
  await chmod(root, 0o711)
  const remove = (folder: string): Promise<void> =>
    rm(folder, { recursive: true, force: true, maxRetries: 5 })
  return {
    newFolder: (name) => join(root, name),
    copy(from, name) {
      // Node's own copy forgets who owns the files.
      execFileSync('cp', ['-a', from, join(root, name)])
      return join(root, name)
    },
    remove,
    close: () => remove(root),
  }
}
