/**
 * Blocks on their way into a file. They arrive in Gong's order, one by one, and a file wants them newest first under a
 * header that counts them: so their text waits in a temporary file, and only its places are kept in memory.
 */
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { type Block, renderBlock } from '../text/block.ts'

export interface Spool {
  /** `order`: larger comes first in the file; equals keep the order in which they were added. */
  add(block: Block, order: number): Promise<void>
  readonly size: number
  /** Writes the header and the first `limit` blocks to `path`, which appears whole or not at all. */
  writeTo(path: string, limit: number, header: (records: number) => string): Promise<void>
  /** Takes the temporary file away. Safe to call twice, and after a failure. */
  discard(): Promise<void>
}

interface Place {
  readonly order: number
  readonly offset: number
  readonly bytes: number
}

/** Gathered before it goes to the disk, both ways. */
const CHUNK_BYTES = 1 << 20

/** `folder` is where the file will be: a rename is only whole within one file system. */
export async function createSpool(folder: string): Promise<Spool> {
  const spoolPath = join(folder, `.carryover-${randomUUID()}.part`)
  const spool = await open(spoolPath, 'wx+')
  const places: Place[] = []
  let waiting: Buffer[] = []
  let waitingBytes = 0
  let writtenBytes = 0

  const flush = async (): Promise<void> => {
    const chunk = Buffer.concat(waiting)
    waiting = []
    waitingBytes = 0
    await writeAll(spool, chunk, writtenBytes)
    writtenBytes += chunk.length
  }

  return {
    async add(block, order) {
      const text = Buffer.from(renderBlock(block))
      places.push({ order, offset: writtenBytes + waitingBytes, bytes: text.length })
      waiting.push(text)
      waitingBytes += text.length
      if (waitingBytes >= CHUNK_BYTES) await flush()
    },
    get size() {
      return places.length
    },
    async writeTo(path, limit, header) {
      await flush()
      const sorted = places.toSorted((a, b) => b.order - a.order).slice(0, limit)
      await writeWhole(path, async (write) => {
        await write(Buffer.from(header(sorted.length)))
        for (const { offset, bytes } of sorted) await write(await readAt(spool, offset, bytes))
      })
    },
    async discard() {
      await spool.close().catch(() => undefined)
      await rm(spoolPath, { force: true })
    },
  }
}

/** Under a temporary name first: nobody ever sees half a file. */
async function writeWhole(
  path: string,
  fill: (write: (bytes: Buffer) => Promise<void>) => Promise<void>,
): Promise<void> {
  const temporary = join(dirname(path), `.carryover-${randomUUID()}.part`)
  const file = await open(temporary, 'wx')
  let total = 0
  let gathered: Buffer[] = []
  let gatheredBytes = 0
  const flush = async (): Promise<void> => {
    await writeAll(file, Buffer.concat(gathered), total)
    total += gatheredBytes
    gathered = []
    gatheredBytes = 0
  }
  try {
    await fill(async (bytes) => {
      gathered.push(bytes)
      gatheredBytes += bytes.length
      if (gatheredBytes >= CHUNK_BYTES) await flush()
    })
    await flush()
    await file.sync()
    await file.close()
    await rename(temporary, path)
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(temporary, { force: true })
    throw error
  }
}

async function readAt(file: FileHandle, offset: number, bytes: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(bytes)
  for (let filled = 0; filled < bytes;) {
    const { bytesRead } = await file.read(buffer, filled, bytes - filled, offset + filled)
    if (bytesRead === 0) throw new Error('The temporary file of an import lost its end.')
    filled += bytesRead
  }
  return buffer
}

/** A disk that is nearly full writes less than it was given before it says so. */
async function writeAll(file: FileHandle, bytes: Buffer, offset: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, offset + done)
    done += bytesWritten
  }
}
