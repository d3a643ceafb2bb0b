/** A folder that is gone after the work, also when the work fails or is interrupted. */
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export async function withTemporaryFolder<Result>(
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'carryover-measure-'))
  const removeNow = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', removeNow)
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
    process.removeListener('exit', removeNow)
  }
}
