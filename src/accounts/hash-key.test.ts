import { expect, test } from 'vitest'
import { accountKeepers } from '../../test/account-keepers.ts'
import { randomKey } from '../../test/connected-members.ts'
import { rotate } from '../connections/rotation.ts'
import { createSecrets } from '../connections/secrets.ts'
import { createHashKeys } from './hash-key.ts'

const LABEL = ['acme.com']

test('an organization has one key, whichever process is first, and no other has it', async () => {
  const { db, secrets, organizationId, stranger } = await accountKeepers()
  const processes = Array.from({ length: 4 }, () => createHashKeys({ db, sealer: secrets }))
  const opened = await Promise.all(processes.map((each) => each.of(organizationId)))
  expect(new Set(opened.map((keys) => keys.ofLabels(LABEL)[0])).size).toBe(1)
  const elsewhere = await processes[0]?.of((await stranger()).organizationId)
  expect(elsewhere?.ofLabels(LABEL)).not.toEqual(opened[0]?.ofLabels(LABEL))
})

test('A-112: a new master key leaves the hashes as they are', async () => {
  const { database, db, organizationId } = await accountKeepers()
  const [former, next] = [randomKey(), randomKey()]
  const before = await createHashKeys({ db, sealer: createSecrets(former) }).of(organizationId)
  await rotate(database, [former], next)
  const after = await createHashKeys({ db, sealer: createSecrets(next) }).of(organizationId)
  expect(after.ofLabels(LABEL)).toEqual(before.ofLabels(LABEL))
  const withFormer = createHashKeys({ db, sealer: createSecrets(former) })
  await expect(withFormer.of(organizationId)).rejects.toMatchObject({ code: 'D-KEY' })
})
