/** Documents for tests: good ones by the libraries that write them, bad ones by hand. */
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync, deflateSync } from 'node:zlib'
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { ZipFile } from 'yazl'

const MB = 1024 * 1024

export async function pdf(pages: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (const text of pages) document.addPage().drawText(text, { font, size: 12 })
  return document.save({ addDefaultPage: false })
}

export function encryptedPdf(): Promise<Uint8Array> {
  const path = join(import.meta.dirname, '../src/documents/testdata/encrypted.pdf')
  return createReadStream(path)
    .toArray()
    .then((chunks) => Buffer.concat(chunks))
}

/** 700 MB of spaces as the content of a page. */
export function pdfBomb(): Buffer {
  const content = deflateSync(Buffer.alloc(700 * MB, ' '))
  return Buffer.concat([
    Buffer.from(
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
        '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n' +
        `4 0 obj<</Filter/FlateDecode/Length ${content.length}>>\nstream\n`,
    ),
    content,
    Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  ])
}

export async function word(): Promise<Buffer> {
  const bullet = (text: string, level: number) => new Paragraph({ text, bullet: { level } })
  const row = (...cells: readonly string[]) =>
    new TableRow({
      children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })),
    })
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph({ text: 'Plan & goals', heading: HeadingLevel.HEADING_1 }),
          new Paragraph('First words.'),
          bullet('one', 0),
          bullet('deeper', 1),
          bullet('two', 0),
          new Table({ rows: [row('Who', 'What'), row('Pat', '1 < 2')] }),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

export function wordParts(body: string): Record<string, string> {
  const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  return {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${types}"/></Types>`,
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  }
}

export function oldWord(): Buffer {
  return Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
}

export async function zip(
  files: Readonly<Record<string, string>>,
  compress = true,
): Promise<Buffer> {
  const made = new ZipFile()
  for (const [name, text] of Object.entries(files)) {
    made.addBuffer(Buffer.from(text), name, { compress })
  }
  made.end()
  const chunks: Buffer[] = []
  for await (const chunk of made.outputStream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

export function manyEntries(): Promise<Buffer> {
  const names = Array.from({ length: 5_001 }, (_, n) => [`word/${n}`, ''] as const)
  return zip(Object.fromEntries(names))
}

/** Its directory claims 100 bytes where 300 MB are packed. */
export async function lyingBomb(): Promise<Buffer> {
  const packed = deflateRawSync(Buffer.alloc(300 * MB, ' '))
  const name = Buffer.from('word/document.xml')
  const sizes = Buffer.alloc(12)
  sizes.writeUInt32LE(packed.length, 4)
  sizes.writeUInt32LE(100, 8)
  const local = Buffer.concat([
    Buffer.from('504b03041400000008000000210000000000'.slice(0, 28), 'hex'),
    sizes,
    Buffer.from([name.length, 0, 0, 0]),
    name,
  ])
  const central = Buffer.concat([
    Buffer.from('504b01021400140000000800000021000000'.slice(0, 32), 'hex'),
    sizes,
    Buffer.from([name.length, 0]),
    Buffer.alloc(16),
    name,
  ])
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length + packed.length, 16)
  return Buffer.concat([local, packed, central, end])
}
