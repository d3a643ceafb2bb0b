/** A whole dataset as one zip archive. The same files make the same bytes, whenever and wherever it is made. */
import { Readable } from 'node:stream'
import type { Kysely, Selectable } from 'kysely'
import { ZipFile } from 'yazl'
import { fileNameFor, safeFileName } from '../records/file-name.ts'
import type { Actor } from '../records/member.ts'
import { Problem } from '../records/problems.ts'
import { ownFiles, type VersionRow, versionOf } from '../store/file-contents.ts'
import type { ItemTable, Tables } from '../store/tables.ts'
import { contentOf } from './file-content.ts'

export interface Exports {
  /** The newest version of every file that has one, and a `manifest.json` that lists them. */
  exportZip(
    actor: Actor,
    datasetId: string,
  ): Promise<{ readonly fileName: string; readonly stream: Readable }>
}

interface Part {
  readonly name: string
  readonly item: Selectable<ItemTable>
  readonly version: VersionRow
}

const MANIFEST = 'manifest.json'

export function createExports({
  db,
  productVersion,
}: {
  readonly db: Kysely<Tables>
  readonly productVersion: string
}): Exports {
  async function partsOf(
    organizationId: string,
    items: readonly Selectable<ItemTable>[],
  ): Promise<readonly Part[]> {
    const parts: Part[] = []
    for (const item of items) {
      const version = await versionOf(db, { organizationId, fileId: item.item_id }, item.version)
      if (version === undefined) continue
      const taken = [MANIFEST, ...parts.map(({ name }) => name)]
      parts.push({ name: fileNameFor(taken, safeFileName(item.file_name)), item, version })
    }
    return parts
  }

  return {
    async exportZip(actor, datasetId) {
      const { organizationId } = actor
      const dataset = await ownFiles(db, actor, datasetId)
      if (dataset === undefined) throw noDataset()
      const parts = await partsOf(organizationId, dataset.files)
      if (parts.length === 0) throw nothingYet(dataset.name)
      const zip = new ZipFile()
      const stream = outputOf(zip)
      for (const { name, item, version } of parts) {
        zip.addReadStreamLazy(name, zipTime(version.imported_at), (give) => {
          const key = { organizationId, fileId: item.item_id }
          const text = Readable.from(contentOf(db, key, item, version).stream, {
            objectMode: false,
          })
          // yazl does not listen: an archive that cannot be read to its end breaks off, and nobody takes it for whole.
          text.on('error', (error) => stream.destroy(error))
          give(null, text)
        })
      }
      const newest = new Date(Math.max(...parts.map((part) => part.version.imported_at.getTime())))
      const manifest = manifestOf(datasetId, dataset.name, parts, productVersion)
      zip.addBuffer(Buffer.from(manifest), MANIFEST, zipTime(newest))
      zip.end()
      return { fileName: `${safeFileName(dataset.name, 'dataset')}.zip`, stream }
    },
  }
}

/** yazl's answer is a stream of Node, and its types say less. */
function outputOf({ outputStream }: ZipFile): Readable {
  if (outputStream instanceof Readable) return outputStream
  throw new TypeError('a zip archive is no stream')
}

function manifestOf(
  datasetId: string,
  name: string,
  parts: readonly Part[],
  productVersion: string,
): string {
  const files = parts.map(({ name: file, item, version }) => ({
    name: file,
    type: item.data_type,
    source: item.source,
    version: version.version,
    records: version.records,
    available: version.available,
    sizeBytes: version.size_bytes,
    sha256: version.sha256,
    importedAt: version.imported_at.toISOString(),
  }))
  const manifest = { dataset: name, datasetId, madeBy: `Carryover ${productVersion}`, files }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** A zip keeps the digits of a clock on the wall, taken from the machine's time zone: moved, they are UTC everywhere. */
function zipTime(time: Date): { readonly mtime: Date; readonly forceDosTimestamp: true } {
  const mtime = new Date(
    time.getUTCFullYear(),
    time.getUTCMonth(),
    time.getUTCDate(),
    time.getUTCHours(),
    time.getUTCMinutes(),
    time.getUTCSeconds(),
  )
  return { mtime, forceDosTimestamp: true }
}

function noDataset(): Problem {
  return new Problem({
    code: 'D-NOT-FOUND',
    message: 'There is no such dataset.',
    fix: 'Look at the list of your datasets: it may have been deleted.',
  })
}

function nothingYet(name: string): Problem {
  return new Problem({
    code: 'D-CONFLICT',
    message: `${name} has no file with text yet.`,
    fix: 'Wait for its first import to end.',
  })
}
