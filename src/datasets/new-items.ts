/** What is put into a dataset: data types, uploads, documents. Each becomes an item with a file name that stays. */
import type { Kysely } from 'kysely'
import { DATA_TYPES, SLUGS, type Slug } from '../records/data-types.ts'
import { fileNameFor, safeFileName } from '../records/file-name.ts'
import { newId } from '../records/ids.ts'
import { Problem } from '../records/problems.ts'
import type { Owner } from '../store/owner.ts'
import { insertItems, listItems } from '../store/items.ts'
import type { Tables } from '../store/tables.ts'
import { takeUploads } from '../store/uploads.ts'
import { fileName } from '../text/header.ts'
import { writeDocument } from './import-document.ts'

export interface NewSources {
  readonly types: readonly Slug[]
  readonly uploadIds: readonly string[]
  readonly documents: readonly { readonly documentId: string; readonly name: string }[]
}

/**
 * Within the caller's transaction. Answers the items that have to be imported; uploads have their text at once. What
 * the dataset holds already is passed over. Throws D-NOT-FOUND for an upload that is gone or somebody else's.
 */
export async function addItems(
  db: Kysely<Tables>,
  owner: Owner,
  datasetId: string,
  sources: NewSources,
  { now, unsynced }: { readonly now: Date; readonly unsynced: readonly Slug[] },
): Promise<readonly string[]> {
  const { organizationId } = owner
  const existing = await listItems(db, { organizationId, datasetId })
  const names = existing.map((item) => item.file_name)
  const nameFor = (wanted: string): string => {
    const name = fileNameFor(names, wanted)
    names.push(name)
    return name
  }
  let place = 0
  const common = () => {
    // A millisecond apart, so that they keep the order in which they were chosen.
    const added_at = new Date(now.getTime() + place)
    place += 1
    return {
      organization_id: organizationId,
      dataset_id: datasetId,
      added_at,
      item_id: newId('file'),
    }
  }

  const types = SLUGS.filter(
    (slug) => sources.types.includes(slug) && !existing.some((item) => item.data_type === slug),
  )
  const gong = types.map((slug) => ({
    ...common(),
    source: 'gong' as const,
    data_type: slug,
    file_name: nameFor(fileName(DATA_TYPES[slug], now)),
    is_synced: !unsynced.includes(slug),
  }))
  const documents = sources.documents
    .filter(({ documentId }) => !existing.some((item) => item.document_id === documentId))
    .map(({ documentId, name }) => ({
      ...common(),
      source: 'google' as const,
      document_id: documentId,
      file_name: nameFor(documentName(name)),
      media_type: 'text/markdown',
    }))
  const taken = await takeUploads(db, owner, sources.uploadIds)
  if (taken.length < new Set(sources.uploadIds).size) throw uploadGone()
  const uploads = taken.map((upload) => ({
    ...common(),
    source: 'upload' as const,
    file_name: nameFor(upload.file_name),
    media_type: upload.media_type,
    is_synced: false,
  }))
  await insertItems(db, [...gong, ...documents, ...uploads])
  for (const [n, { text }] of taken.entries()) {
    const itemId = uploads[n]?.item_id ?? ''
    await writeDocument(db, { organizationId, itemId }, { text, version: 1, runId: null, now })
  }
  return [...gong, ...documents].map((item) => item.item_id)
}

/** Its text is what arrives, whatever the document is. */
function documentName(name: string): string {
  const safe = safeFileName(name, 'document')
  return /\.(md|txt|csv)$/i.test(safe) ? safe : `${safe}.md`
}

function uploadGone(): Problem {
  return new Problem({
    code: 'D-NOT-FOUND',
    message: 'An uploaded file is not there any more: uploads wait for a day.',
    fix: 'Upload it again.',
  })
}
