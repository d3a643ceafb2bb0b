/** Where a key may be sent: to Gong's own hosts, and to those that the operator names. */
import { expect, onTestFinished, test } from 'vitest'
import { startSmall } from '../simulator/small-gong.ts'
import { startProduct } from './product.ts'

test('a host beyond Gong is refused before anything is sent to it, unless GONG_ALLOW_HOST names it', async () => {
  const [named, other] = [await startSmall({ nowMs: Date.now() }), await startSmall()]
  onTestFinished(() => named.close())
  onTestFinished(() => other.close())
  const { port } = new URL(named.url)
  const product = await startProduct({
    environment: { GONG_ALLOW_HOST: `gong.example, 127.0.0.1:${port}` },
  })
  const { email } = await product.member('admin')
  const call = await product.as(email)
  const keys = { accessKey: 'demo-key', accessKeySecret: 'demo-secret' }
  const tried = (baseUrl: string) => call('POST', '/connections/test', { ...keys, baseUrl })
  expect((await tried(named.url)).status).toBe(200)
  const refused = await tried(other.url)
  expect(refused).toMatchObject({ status: 400, body: { code: 'D-USAGE' } })
  expect(JSON.stringify(refused.body)).toContain('GONG_ALLOW_HOST')
  expect(await (await fetch(`${other.url}/_simulator/requests`)).json()).toEqual([])
})
