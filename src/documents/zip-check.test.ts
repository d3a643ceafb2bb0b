import { expect, test } from 'vitest'
import { lyingBomb, word } from '../../test/documents.ts'
import { checkWordArchive } from './zip-check.ts'

test('an archive that unpacks to more than it claims is found out before anything else unpacks it', async () => {
  await expect(checkWordArchive('a.docx', await lyingBomb())).rejects.toMatchObject({
    code: 'D-UPLOAD',
    cause: expect.objectContaining({ message: expect.stringContaining('too many bytes') }),
  })
})

test('a document as Word writes it passes', async () => {
  await expect(checkWordArchive('a.docx', await word())).resolves.toBeUndefined()
})
