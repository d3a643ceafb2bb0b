/**
 * Blocks on their way into a file. They arrive in Gong's order, one by one, and a file wants them newest first under a
 * header that counts them: so their text waits in a temporary file, and only its places are kept in memory.
 */
import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { renderBlock } from '../text/block.ts'
import type { Sink } from './gathering.ts'

export interface Spool extends Sink {
  /** Writes the header and the first `limit` blocks to `path`, which appears whole or not at all. */
  writeTo(path: string, limit: number, header: (records: number) => string): Promise<void>
  /** Takes the temporary file away. Safe to call twice, and after a failure. */
  discard(): Promise<void>
}

/** `folder` is where the file will be: a rename is only whole within one file system. */
export async function createSpool(folder: string): Promise<Spool> {
  const path = temporaryIn(folder)
  const file = await open(path, 'wx+')
  // A file without a name goes with its process, however that ends. Where a system refuses, `discard` removes it.
  await rm(path).catch(() => undefined)
  const writer = createWriter(file)
  const places = createPlaces()
  let bytesSoFar = 0
  let adding: Promise<void> = Promise.resolve()

  return {
    add({ block, order }) {
      const text = renderBlock(block)
      // One after the other, for two pages can become text at the same time.
      adding = adding.then(async () => {
        const bytes = await writer.text(text)
        places.add(order, bytesSoFar, bytes)
        bytesSoFar += bytes
      })
      return adding
    },
    get size() {
      return places.count
    },
    async writeTo(target, limit, header) {
      await writer.flush()
      await writeWhole(target, async (whole) => {
        await whole.text(header(Math.min(places.count, limit)))
        for (const { offset, bytes } of places.newestFirst(limit))
          await whole.copy(file, offset, bytes)
      })
    },
    async discard() {
      await file.close().catch(() => undefined)
      await rm(path, { force: true })
    },
  }
}

interface Places {
  readonly count: number
  add(order: number, offset: number, bytes: number): void
  newestFirst(limit: number): Generator<{ readonly offset: number; readonly bytes: number }>
}

/** Three numbers for each block, side by side without an object around them: there can be a hundred thousand. */
function createPlaces(): Places {
  let count = 0
  let numbers = new Float64Array(3 * 128)
  return {
    get count() {
      return count
    },
    add(order, offset, bytes) {
      if (3 * (count + 1) > numbers.length) {
        const larger = new Float64Array(numbers.length * 2)
        larger.set(numbers)
        numbers = larger
      }
      numbers.set([order, offset, bytes], 3 * count)
      count += 1
    },
    *newestFirst(limit) {
      const order = (place: number): number => numbers[3 * place] ?? 0
      const sorted = Uint32Array.from({ length: count }, (_, place) => place).sort(
        (a, b) => order(b) - order(a) || a - b,
      )
      for (const place of sorted.subarray(0, limit)) {
        yield { offset: numbers[3 * place + 1] ?? 0, bytes: numbers[3 * place + 2] ?? 0 }
      }
    },
  }
}

/** Under a temporary name first: nobody ever sees half a file. */
async function writeWhole(path: string, fill: (writer: Writer) => Promise<void>): Promise<void> {
  const temporary = temporaryIn(dirname(path))
  const file = await open(temporary, 'wx')
  try {
    const writer = createWriter(file)
    await fill(writer)
    await writer.flush()
    await file.sync()
    await file.close()
    await rename(temporary, path)
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(temporary, { force: true })
    throw error
  }
}

function temporaryIn(folder: string): string {
  return join(folder, `.carryover-${randomUUID()}.part`)
}

/** Appends to a file in large steps, from one buffer that is used again and again. */
interface Writer {
  /** Answers how many bytes the text takes. */
  text(text: string): Promise<number>
  copy(from: FileHandle, offset: number, bytes: number): Promise<void>
  flush(): Promise<void>
}

const STEP_BYTES = 1 << 18

function createWriter(file: FileHandle): Writer {
  let buffer = Buffer.allocUnsafe(STEP_BYTES)
  let filled = 0
  let written = 0

  const flush = async (): Promise<void> => {
    // A disk that is nearly full writes less than it was given before it says so.
    for (let done = 0; done < filled;) {
      const { bytesWritten } = await file.write(buffer, done, filled - done, written)
      done += bytesWritten
      written += bytesWritten
    }
    filled = 0
  }

  const makeRoom = async (bytes: number): Promise<void> => {
    if (filled + bytes <= buffer.length) return
    await flush()
    if (bytes > buffer.length) buffer = Buffer.allocUnsafe(bytes)
  }

  return {
    async text(text) {
      const bytes = Buffer.byteLength(text)
      await makeRoom(bytes)
      filled += buffer.write(text, filled)
      return bytes
    },
    async copy(from, offset, bytes) {
      await makeRoom(bytes)
      for (let done = 0; done < bytes;) {
        const { bytesRead } = await from.read(buffer, filled, bytes - done, offset + done)
        if (bytesRead === 0) throw new Error('The temporary file of an import lost its end.')
        done += bytesRead
        filled += bytesRead
      }
    },
    flush,
  }
}
