/** What the real product asks of Gong: two imports and a connection test, read from the simulator's log. */
import { ended } from '../children.ts'
import { startCarryover } from '../carryover.ts'
import { withTemporaryFolder } from '../temporary-folder.ts'
import type { PretendGong } from './pretend-gong.ts'
import { type LoggedRequest, loggedRequests } from './request-check.ts'

export async function importRequests(gong: PretendGong): Promise<LoggedRequest[]> {
  await gong.control('DELETE', 'requests')
  await withTemporaryFolder(async (out) => {
    for (const words of [
      ['pull', '--out', out, '--limit', 'all', '--json'],
      // A few of the newest are found in another way than all.
      ['pull', '--out', out, '--limit', '3', '--json'],
      ['connection', 'test', '--json'],
    ]) {
      const { code, errors } = await ended(startCarryover(words, gong.connection))
      if (code !== 0) throw new Error(`carryover ${words.join(' ')} ended with ${code}: ${errors}`)
    }
  })
  return loggedRequests.parse(await gong.control('GET', 'requests'))
}
