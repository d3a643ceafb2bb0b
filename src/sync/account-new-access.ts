/** Who was given the calls that this reading has linked: the mirror was read without them. */
import type { Log } from '../records/ports.ts'
import { Problem } from '../records/problems.ts'
import type { Reading } from './account-needs.ts'
import { readCallAccess } from './call-access.ts'

/** What the key may not read only ever shows more: without it the calls are seen by fewer. */
export async function readAccessOfNew(reading: Reading, log: Log): Promise<void> {
  const { db, gong, organizationId, linkedIds } = reading
  if (linkedIds.length === 0) return
  try {
    await readCallAccess({ db, gong, organizationId, callIds: linkedIds })
  } catch (error) {
    if (!(error instanceof Problem) || error.endsConnection) throw error
    log.warn({ organizationId, code: error.code }, 'Grants of new calls could not be read.')
  }
}
