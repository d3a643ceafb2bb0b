/** Uploads: their text is kept for a day, until a dataset takes it. The uploaded bytes are not kept at all. */
import type { Kysely } from 'kysely'
import type { Upload } from '../records/dataset.ts'
import { newId } from '../records/ids.ts'
import type { Actor } from '../records/member.ts'
import type { Clock } from '../records/ports.ts'
import { Problem } from '../records/problems.ts'
import type { Tables } from '../store/tables.ts'
import { addUpload, lockStaged, removeUploadsBefore } from '../store/uploads.ts'
import { readDocument } from './document-text.ts'
import type { Extraction } from './extraction.ts'

const KEPT_MS = 24 * 60 * 60_000
/** Of one member, waiting for a dataset: taken together they are in memory at once. */
const MOST_FILES = 200
const MOST_BYTES = 200 * 1024 * 1024

export interface Uploads {
  /**
   * Draws the text out of a file and keeps it. `fileName` and `mediaType` are what the browser says: the name is made
   * safe, the kind is looked for in the content. Throws a D-UPLOAD or D-TOO-LARGE problem.
   */
  stageUpload(
    actor: Actor,
    file: {
      readonly fileName: string
      readonly mediaType: string
      readonly stream: AsyncIterable<Uint8Array>
    },
  ): Promise<Upload>
  /** Those that no dataset took within a day. Answers how many. */
  removeOldUploads(now: Date): Promise<number>
}

export function createUploads({
  db,
  clock,
  extraction,
}: {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly extraction: Extraction
}): Uploads {
  return {
    async stageUpload({ organizationId, memberId }, { fileName, stream }) {
      const { name, mediaType, text } = await readDocument({ fileName, stream }, extraction)
      const upload: Upload = {
        uploadId: newId('up'),
        name,
        mediaType,
        sizeBytes: Buffer.byteLength(text),
      }
      await db.transaction().execute(async (transaction) => {
        const staged = await lockStaged(transaction, { organizationId, memberId })
        const bytes = staged.bytes + upload.sizeBytes
        if (staged.files >= MOST_FILES || bytes > MOST_BYTES) throw tooManyStaged()
        await addUpload(transaction, {
          organization_id: organizationId,
          upload_id: upload.uploadId,
          member_id: memberId,
          file_name: upload.name,
          media_type: upload.mediaType,
          text,
          size_bytes: upload.sizeBytes,
          created_at: clock.now(),
        })
      })
      return upload
    },
    removeOldUploads: (now) => removeUploadsBefore(db, new Date(now.getTime() - KEPT_MS)),
  }
}

function tooManyStaged(): Problem {
  return new Problem({
    code: 'D-TOO-LARGE',
    message: 'Too many uploaded files of yours wait for a dataset.',
    fix: 'Put them into a dataset first, or wait a day until they go.',
  })
}
