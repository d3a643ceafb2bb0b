/** The product with the calls of the sample company's customers, and Maya, who looks after them. */
import { type Product, startProduct } from '../product.ts'
import { seedToldCalls, type ToldAccount } from '../told-calls.ts'
import { seedToldFindings } from '../told-findings.ts'

export const MAYA = 'csm@quillbeam.example'

export async function toldProduct(): Promise<{
  readonly product: Product
  readonly hearth: ToldAccount
}> {
  const product = await startProduct({ calls: 2, users: 2 })
  const { organizationId } = await product.member('csm')
  const [hearth] = await seedToldCalls(product.app.ground.database.db, organizationId)
  if (hearth === undefined) throw new Error('The sample world has no account.')
  return { product, hearth }
}

/** With what was found in the calls of the first customer, and another member who leads. */
export async function foundProduct(): Promise<{
  readonly product: Product
  readonly hearth: ToldAccount
}> {
  const told = await toldProduct()
  const { organizationId } = await told.product.member('leader')
  await seedToldFindings(told.product.app.ground.database.db, organizationId, told.hearth)
  return told
}
