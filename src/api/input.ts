/** The input of ordinary routes, checked as that of operations is. */
import type { z } from 'zod'
import { InvalidInput } from '../operations/operation.ts'

/** Throws `InvalidInput` with the first field that is not right. */
export function parse<Shape extends z.ZodType>(shape: Shape, raw: unknown): z.output<Shape> {
  const result = shape.safeParse(raw ?? {})
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new InvalidInput(issue?.path.join('.') || 'body', issue?.message ?? 'not as expected')
}
