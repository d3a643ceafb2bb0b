/** A member who is removed leaves nothing behind that only they could see. */
import { expect, test } from 'vitest'
import { startProduct } from './product.ts'

test('the connection and the datasets of a removed member go with them', async () => {
  const product = await startProduct()
  const petra = await product.member('data')
  await product.member('admin')
  const asPetra = await product.as('data@quillbeam.example')
  const { accessKey, accessKeySecret } = product.gong
  await asPetra('POST', '/connections', { accessKey, accessKeySecret })
  await asPetra('POST', '/datasets', { name: 'Mine', gong: { types: ['trackers'] } })
  const asAdmin = await product.as('admin@quillbeam.example')
  expect((await asAdmin('GET', '/datasets')).body).toMatchObject({ others: [{ name: 'Mine' }] })

  expect((await asAdmin('DELETE', `/members/${petra.memberId}`)).status).toBe(204)
  expect((await asPetra('GET', '/me')).status).toBe(401)
  expect((await asAdmin('GET', '/datasets')).body).toMatchObject({ others: [] })
  const { db } = product.app.ground.database
  const kept = await db.selectFrom('connection').select(['status', 'secret']).execute()
  expect(kept).toEqual([{ status: 'disconnected', secret: null }])
  expect(await db.selectFrom('block').select('block_id').execute()).toEqual([])
})
