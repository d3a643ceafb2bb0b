/** The master key and what is encrypted with it. */
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  answerOf,
  approve,
  connectByOauth,
  everyByte,
  installation,
  KEYS,
  randomKey,
  UNTIL_DONE,
} from '../../test/connected-members.ts'
import { temporaryFolder } from '../../test/run-carryover.ts'
import { deriveKey, openMasterKey, parseMasterKey } from './master-key.ts'
import { rotate } from './rotation.ts'
import { createSecrets } from './secrets.ts'

const ROW = { organizationId: 'org_a', id: 'con_a' }

test('B-141: what is sealed opens again, and shows nothing but the key id and the row', async () => {
  const key = randomKey()
  const secrets = createSecrets(key)
  const sealed = await secrets.seal(ROW, { accessKeySecret: 'abc' })
  expect(await secrets.open(ROW, sealed)).toEqual({ accessKeySecret: 'abc' })
  const [header = ''] = sealed.split('.')
  expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
    alg: 'dir',
    enc: 'A256GCM',
    kid: key.keyId,
    org: 'org_a',
    row: 'con_a',
  })
  expect(key.keyId).toMatch(/^[0-9a-f]{12}$/)
})

test('B-141: a secret that was copied to another row, or touched, opens nothing', async () => {
  const secrets = createSecrets(randomKey())
  const sealed = await secrets.seal(ROW, 'x')
  const moved = [
    { ...ROW, id: 'con_b' },
    { ...ROW, organizationId: 'org_b' },
  ]
  for (const place of moved) {
    await expect(secrets.open(place, sealed)).rejects.toMatchObject({ code: 'D-KEY' })
  }
  const parts = sealed.split('.')
  const header = Buffer.from(parts[0] ?? '', 'base64url')
    .toString()
    .replace('con_a', 'con_b')
  const forged = [Buffer.from(header).toString('base64url'), ...parts.slice(1)].join('.')
  const other = { ...ROW, id: 'con_b' }
  await expect(secrets.open(other, forged)).rejects.toMatchObject({ code: 'D-KEY' })
  await expect(secrets.open(ROW, 'no token')).rejects.toMatchObject({ code: 'D-KEY' })
})

test('B-025: another master key cannot read, says which one is missing, and a former one may help', async () => {
  const [former, current] = [randomKey(), randomKey()]
  const sealed = await createSecrets(former).seal(ROW, 'x')
  await expect(createSecrets(current).open(ROW, sealed)).rejects.toMatchObject({
    code: 'D-KEY',
    message: expect.stringContaining(former.keyId),
    fix: expect.stringMatching(/Put the former key back .* or disconnect and connect again/),
  })
  expect(await createSecrets(current, [former]).open(ROW, sealed)).toBe('x')
})

test('the master key is made once, for its owner alone, and the first of several processes decides', async () => {
  const folder = await temporaryFolder()
  const place = { ownFile: join(folder, 'keys', 'master.key'), databaseDir: join(folder, 'db') }
  const keys = await Promise.all(Array.from({ length: 8 }, () => openMasterKey(place)))
  expect(new Set(keys.map(({ keyId }) => keyId)).size).toBe(1)
  expect((await stat(place.ownFile)).mode & 0o777).toBe(0o600)
  expect((await readFile(place.ownFile, 'utf8')).trim()).toMatch(/^[\w-]{43}$/)
  expect((await openMasterKey(place)).keyId).toBe(keys[0]?.keyId)
})

test('the master key never lies in the database directory, not even by a link', async () => {
  const folder = await temporaryFolder()
  const databaseDir = join(folder, 'db')
  await mkdir(databaseDir)
  await symlink(databaseDir, join(folder, 'elsewhere'))
  for (const way of ['db', 'elsewhere', 'db/deeper']) {
    const ownFile = join(folder, way, 'master.key')
    await expect(openMasterKey({ ownFile, databaseDir })).rejects.toMatchObject({ code: 'D-USAGE' })
  }
  const beside = { ownFile: join(folder, 'db-key'), databaseDir }
  expect((await openMasterKey(beside)).path).toBe(beside.ownFile)
})

test('a short, misspelt or typed key is refused with a sentence that shows how to make one', async () => {
  const good = randomBytes(32).toString('base64url')
  const bad = [good.slice(1), `${good}A`, `${good.slice(1)}!`, 'A'.repeat(43), '']
  for (const text of bad) {
    expect(() => parseMasterKey(text, 'CARRYOVER_KEY', null)).toThrow(/in CARRYOVER_KEY is not/)
  }
  expect(parseMasterKey(` ${good}\n`, 'CARRYOVER_KEY', null).path).toBeNull()
})

test('a key given by the operator goes before the file, and an unreadable file is a problem with a way out', async () => {
  const folder = await temporaryFolder()
  const ownFile = join(folder, 'master.key')
  const given = randomBytes(32).toString('base64url')
  await writeFile(join(folder, 'mine'), `${given}\n`)
  const byValue = await openMasterKey({ value: given, ownFile })
  const byFile = await openMasterKey({ file: join(folder, 'mine'), ownFile })
  expect(byFile.keyId).toBe(byValue.keyId)
  const missing = openMasterKey({ file: join(folder, 'none'), ownFile })
  await expect(missing).rejects.toMatchObject({ code: 'D-KEY' })
  await writeFile(join(folder, 'file'), '')
  const inFile = openMasterKey({ ownFile: join(folder, 'file', 'master.key') })
  await expect(inFile).rejects.toMatchObject({ code: 'D-KEY' })
})

test('keys for other uses differ by use and tell nothing of each other', () => {
  const key = randomKey()
  expect(deriveKey(key, 'sessions')).toBe(deriveKey(key, 'sessions'))
  expect(deriveKey(key, 'sessions')).not.toBe(deriveKey(key, 'hashes'))
  expect(deriveKey(key, 'sessions')).toMatch(/^[\w-]{43}$/)
})

test('B-141: rotation encrypts everything anew at once, and the former key opens nothing after it', async () => {
  const of = await installation()
  const { ines, maya, database, masterKey } = of
  await of.connections.connect(ines, KEYS)
  const { authorizeUrl } = await of.oauth.start(maya, 'gong', undefined)
  const next = randomKey()
  const rotated = await rotate(database, [masterKey], next)
  expect(rotated).toEqual({ connections: 1, attempts: 1, keyId: next.keyId })

  await expect(of.openGong(ines, UNTIL_DONE)).rejects.toMatchObject({ code: 'D-KEY' })
  const fresh = of.again({ secrets: createSecrets(next) })
  const line = await fresh.openGong(ines, UNTIL_DONE)
  expect((await line.gong.trackers()).length).toBeGreaterThan(0)
  // What a member had begun before goes on.
  const back = answerOf(await approve(authorizeUrl))
  expect((await fresh.oauth.finish('gong', back, maya)).problem).toBeUndefined()
})

test('B-141: rotation with the wrong key changes nothing', async () => {
  const { ines, maya, database, ...of } = await installation()
  await of.connections.connect(ines, KEYS)
  await connectByOauth(of, maya)
  const before = await everyByte(database)
  await expect(rotate(database, [randomKey()], randomKey())).rejects.toMatchObject({
    code: 'D-KEY',
  })
  expect(await everyByte(database)).toBe(before)
})

test('with a lost master key nothing is asked, nothing is stopped, and disconnecting still works', async () => {
  const of = await installation()
  const { connectionId } = await of.connections.connect(of.ines, KEYS)
  await of.gong.control('DELETE', 'requests')
  const lost = of.again({ secrets: createSecrets(randomKey()) })
  await expect(lost.openGong(of.ines, UNTIL_DONE)).rejects.toMatchObject({ code: 'D-KEY' })
  await expect(lost.connections.check(of.ines, connectionId)).rejects.toMatchObject({
    code: 'D-KEY',
  })
  expect(await of.gong.requests()).toEqual([])
  expect(of.stopped).toEqual([])
  await lost.connections.disconnect(of.ines, connectionId)
  expect(await lost.connections.connect(of.ines, KEYS)).toMatchObject({ status: 'connected' })
})
