/** Google Drive as a source of documents, where the operator has set a client. */
import type { drive_v3 } from '@googleapis/drive'
import type { Readable } from 'node:stream'
import type { Clock } from '../records/ports.ts'
import type { Owner } from '../store/owner.ts'
import { type DocumentText, readDocument } from './document-text.ts'
import { createDriveLine, type GoogleSecrets } from './drive-line.ts'
import type { Extraction } from './extraction.ts'
import { type GoogleClient, openGoogleClient } from './google-oauth.ts'
import {
  documentGone,
  DownloadRefused,
  notAsDocumented,
  notSwitchedOn,
  unreachable,
} from './google-problems.ts'
import { MAX_UPLOAD_BYTES, tooLarge } from './refusals.ts'

export interface DriveDocument {
  readonly documentId: string
  readonly name: string
  readonly modifiedAt: string
}

export interface Documents {
  state(owner: Owner): Promise<{ readonly isConfigured: boolean; readonly isConnected: boolean }>
  /** Newest change first; those whose name holds `query`. */
  list(
    owner: Owner,
    query: string,
    cursor: string | undefined,
  ): Promise<{
    readonly data: readonly DriveDocument[]
    readonly nextCursor: string | null
    readonly hasMore: boolean
  }>
  /** Its text as it is now. Throws D-NOT-FOUND when it is gone, D-REFRESH when the permission is, D-UPLOAD, D-TOO-LARGE. */
  read(owner: Owner, documentId: string): Promise<DocumentText>
  disconnect(owner: Owner): Promise<void>
}

export interface DocumentsNeeds {
  /** Undefined where the operator has set none: the source is off. */
  readonly client: GoogleClient | undefined
  readonly secrets: GoogleSecrets
  readonly extraction: Extraction
  readonly clock: Clock
}

const GOOGLE_DOCUMENT = 'application/vnd.google-apps.document'
/** What is read, and the ending that its name should have. */
const ENDINGS: Readonly<Record<string, string>> = {
  [GOOGLE_DOCUMENT]: 'md',
  'text/plain': 'txt',
  'text/markdown': 'md',
  'text/csv': 'csv',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
}
const PAGE_SIZE = 50

export function createDocuments({ client, secrets, extraction, clock }: DocumentsNeeds): Documents {
  const line = client && createDriveLine({ client, secrets, clock })

  return {
    async state(owner) {
      if (client === undefined) return { isConfigured: false, isConnected: false }
      return { isConfigured: true, isConnected: (await secrets.open(owner)) !== undefined }
    },

    async list(owner, query, cursor) {
      if (line === undefined) throw notSwitchedOn()
      const { data } = await line.ask(owner, (drive) =>
        drive.files.list({
          q: searchFor(query),
          pageSize: PAGE_SIZE,
          orderBy: 'modifiedTime desc',
          fields: 'nextPageToken,files(id,name,modifiedTime)',
          includeItemsFromAllDrives: true,
          supportsAllDrives: true,
          ...(cursor !== undefined && { pageToken: cursor }),
        }),
      )
      const nextCursor = data.nextPageToken ?? null
      return { data: (data.files ?? []).map(listed), nextCursor, hasMore: nextCursor !== null }
    },

    async read(owner, documentId) {
      if (line === undefined) throw notSwitchedOn()
      return line.ask(owner, async (drive) => {
        const file = await describe(drive, documentId)
        const stream = parts(await download(drive, documentId, file))
        return readDocument({ fileName: file.fileName, stream }, extraction)
      })
    },

    async disconnect(owner) {
      const tokens = await secrets.open(owner)
      await secrets.remove(owner)
      if (client === undefined || tokens === undefined) return
      // Ours is deleted whatever Google says; where it cannot be asked, the permission can be taken back at Google.
      const google = await openGoogleClient(client)
      await google.revokeToken(tokens.refreshToken).catch(() => undefined)
    },
  }
}

/** In Drive's search language, in which a quote and a backslash mean something. */
function searchFor(query: string): string {
  const kinds = Object.keys(ENDINGS).map((mimeType) => `mimeType = '${mimeType}'`)
  const wanted = query.trim().replaceAll('\\', '\\\\').replaceAll("'", "\\'")
  const byName = wanted === '' ? '' : ` and name contains '${wanted}'`
  return `trashed = false and (${kinds.join(' or ')})${byName}`
}

function listed({ id, name, modifiedTime }: drive_v3.Schema$File): DriveDocument {
  if (id == null || modifiedTime == null) throw notAsDocumented('a file without an id or a time')
  return {
    documentId: id,
    name: name ?? 'Untitled',
    modifiedAt: new Date(modifiedTime).toISOString(),
  }
}

interface Described {
  readonly fileName: string
  readonly isGoogleDocument: boolean
}

async function describe(drive: drive_v3.Drive, documentId: string): Promise<Described> {
  const { data } = await drive.files.get({
    fileId: documentId,
    fields: 'id,name,mimeType,size,trashed',
    supportsAllDrives: true,
  })
  if (data.trashed === true) throw documentGone()
  const name = data.name ?? 'Untitled'
  const ending = ENDINGS[data.mimeType ?? '']
  // Names in Drive need no ending; what cannot be read keeps its own, and is refused by it.
  const hasEnding = ending === undefined || name.toLowerCase().endsWith(`.${ending}`)
  const fileName = hasEnding ? name : `${name}.${ending}`
  if (Number(data.size ?? 0) > MAX_UPLOAD_BYTES) throw tooLarge(name)
  return { fileName, isGoogleDocument: data.mimeType === GOOGLE_DOCUMENT }
}

async function download(
  drive: drive_v3.Drive,
  fileId: string,
  { isGoogleDocument }: Described,
): Promise<Readable> {
  const options = { responseType: 'stream', validateStatus: () => true } as const
  const { status, data } = isGoogleDocument
    ? await drive.files.export({ fileId, mimeType: 'text/markdown' }, options)
    : await drive.files.get({ fileId, alt: 'media', supportsAllDrives: true }, options)
  if (status >= 400) throw new DownloadRefused(status, (await data.toArray()).join(''))
  return data
}

/** A connection that breaks in the middle is told like one that never came about. */
async function* parts(stream: Readable): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await chunks.next().catch((error: unknown) => {
        throw unreachable(error)
      })
      if (next.done === true) return
      yield next.value
    }
  } finally {
    stream.destroy()
  }
}
