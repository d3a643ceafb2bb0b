/** A Word document is a zip archive: looked through before anything unpacks it into memory. */
import { once } from 'node:events'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { broken, refused } from './refusals.ts'

const MAX_ENTRIES = 5_000
const MAX_UNPACKED_BYTES = 200 * 1024 * 1024
/** Of large archives: XML shrinks to a twentieth, a bomb to a thousandth. */
const MAX_RATIO = 150
const RATIO_MATTERS_BYTES = 10 * 1024 * 1024

/**
 * Throws a problem for a broken archive, for one that holds no Word document, and for one that unpacks to more than it
 * should. Sizes that the archive claims are checked by unpacking it once into nothing.
 */
export async function checkWordArchive(name: string, bytes: Buffer): Promise<void> {
  const zip = await openZip(bytes).catch((error: unknown) => {
    throw broken(name, error)
  })
  const entries = await entriesOf(name, zip)
  if (!entries.some(({ fileName }) => /^word\/document\d*\.xml$/.test(fileName))) {
    throw refused(
      `${name} is an archive that holds no Word document.`,
      'Open it in Word and save it as .docx.',
    )
  }
  const unpackedBytes = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (
    unpackedBytes > MAX_UNPACKED_BYTES ||
    (unpackedBytes > RATIO_MATTERS_BYTES && unpackedBytes > bytes.length * MAX_RATIO)
  ) {
    throw unpacksToTooMuch(name)
  }
  for (const entry of entries) await unpackIntoNothing(name, zip, entry)
}

function openZip(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    )
  })
}

function entriesOf(name: string, zip: ZipFile): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  return new Promise((resolve, reject) => {
    zip.on('error', (error: unknown) => reject(broken(name, error)))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      if (entries.length > MAX_ENTRIES) reject(unpacksToTooMuch(name))
      else if (entry.isEncrypted()) {
        reject(refused(`${name} is protected by a password.`, 'Save it without a password.'))
      } else zip.readEntry()
    })
    zip.readEntry()
  })
}

/** yauzl ends with an error as soon as there is more than the archive claims. */
async function unpackIntoNothing(name: string, zip: ZipFile, entry: Entry): Promise<void> {
  if (entry.fileName.endsWith('/')) return
  try {
    const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
      zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)))
    })
    stream.resume()
    await once(stream, 'end')
  } catch (error) {
    throw broken(name, error)
  }
}

function unpacksToTooMuch(name: string): Error {
  return refused(
    `${name} unpacks to far more than a document holds.`,
    'Open it in Word, and save it anew without its pictures.',
  )
}
