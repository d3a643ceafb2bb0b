/** The text of a file as it is downloaded, and its versions. A dataset is its owner's alone. */
import type { Kysely, Selectable } from 'kysely'
import type { FileVersion } from '../records/dataset.ts'
import type { Actor } from '../records/member.ts'
import type { Clock } from '../records/ports.ts'
import { Problem } from '../records/problems.ts'
import {
  versionTexts,
  ownFiles,
  removeFile,
  type VersionRow,
  versionOf,
  versionsOf,
} from '../store/file-contents.ts'
import type { ItemTable, Tables } from '../store/tables.ts'

export interface FileContent {
  readonly fileName: string
  readonly mediaType: string
  /** Of the whole text; the same text has the same. */
  readonly sha256: string
  readonly sizeBytes: number
  readonly version: number
  readonly importedAt: Date
  /** Some blocks at a time. Ends with an error, not early, when the text cannot be read to its end. */
  readonly stream: AsyncIterable<string>
}

export interface FileContents {
  /** The newest version unless another is asked for. */
  content(
    actor: Actor,
    datasetId: string,
    fileId: string,
    version: number | undefined,
  ): Promise<FileContent>
  versions(actor: Actor, datasetId: string, fileId: string): Promise<readonly FileVersion[]>
  /** Deletes its text in every version. */
  remove(actor: Actor, datasetId: string, fileId: string): Promise<void>
}

export function createFileContents({
  db,
  clock,
}: {
  readonly db: Kysely<Tables>
  readonly clock: Clock
}): FileContents {
  return {
    async content(actor, datasetId, fileId, version) {
      const file = await ownFile(db, actor, datasetId, fileId)
      const key = { organizationId: actor.organizationId, fileId }
      const row = await existingVersion(db, key, file, version ?? file.version)
      return contentOf(db, key, file, row)
    },
    async versions(actor, datasetId, fileId) {
      await ownFile(db, actor, datasetId, fileId)
      const rows = await versionsOf(db, { organizationId: actor.organizationId, fileId })
      return rows.map(asVersion)
    },
    async remove(actor, datasetId, fileId) {
      await ownFile(db, actor, datasetId, fileId)
      const { organizationId } = actor
      await removeFile(db, { organizationId, datasetId, fileId }, clock.now())
    },
  }
}

/** Throws D-NOT-FOUND for what is not there and for what is somebody else's: nobody can tell which. */
export async function ownFile(
  db: Kysely<Tables>,
  actor: Actor,
  datasetId: string,
  fileId: string,
): Promise<Selectable<ItemTable>> {
  const dataset = await ownFiles(db, actor, datasetId)
  const file = dataset?.files.find(({ item_id: id }) => id === fileId)
  if (file) return file
  throw new Problem({
    code: 'D-NOT-FOUND',
    message: 'There is no such file in this dataset.',
    fix: 'Look at the files of the dataset: it may have been removed.',
  })
}

export async function existingVersion(
  db: Kysely<Tables>,
  key: { readonly organizationId: string; readonly fileId: string },
  file: Selectable<ItemTable>,
  version: number,
): Promise<VersionRow> {
  const row = await versionOf(db, key, version)
  if (row) return row
  throw new Problem(
    file.version === 0
      ? {
          code: 'D-NOT-FOUND',
          message: `${file.file_name} has no text yet.`,
          fix: 'Wait for its first import to end.',
        }
      : {
          code: 'D-NOT-FOUND',
          message: `${file.file_name} has no version ${version}.`,
          fix: 'Choose one of the versions that are listed: older ones are not kept for ever.',
        },
  )
}

export function contentOf(
  db: Kysely<Tables>,
  key: { readonly organizationId: string; readonly fileId: string },
  file: Selectable<ItemTable>,
  row: VersionRow,
): FileContent {
  return {
    fileName: file.file_name,
    mediaType: file.media_type,
    sha256: row.sha256,
    sizeBytes: row.size_bytes,
    version: row.version,
    importedAt: row.imported_at,
    stream: text(),
  }

  async function* text(): AsyncGenerator<string> {
    yield row.header
    yield* versionTexts(db, key, row.version)
  }
}

function asVersion(row: VersionRow): FileVersion {
  return {
    version: row.version,
    records: row.records,
    available: row.available,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    newRecords: row.new_records,
    changedRecords: row.changed_records,
    removedRecords: row.removed_records,
    importedAt: row.imported_at.toISOString(),
    runId: row.run_id,
  }
}
