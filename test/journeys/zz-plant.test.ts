import { test } from 'vitest'
import { startProduct } from '../product.ts'
import { visitor } from './person.ts'
test('plant', async () => {
  const product = await startProduct()
  const v = await visitor(product)
  await v.open('/login')
  await v.page.evaluate("new Promise((r) => { const i = new Image(); i.onerror = r; i.src = 'http://192.0.2.1/x.png'; setTimeout(r, 800) })")
})
test('plant: link', async () => {
  const product = await startProduct()
  const v = await visitor(product)
  await v.open('/login')
  await v.page.evaluate("void window.open('http://127.0.0.1:1/')")
  await v.page.waitForTimeout(500)
})
