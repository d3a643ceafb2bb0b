/** What people call a file: by its data type, which stays while the file's name carries the day it was made. */
import type { RunItem } from '../../../src/records/dataset.ts'
import { TYPE_NAMES } from '../../parts/data-types.ts'

export function calledOf({ type, name }: Pick<RunItem, 'type' | 'name'>): string {
  return type === null ? name : TYPE_NAMES[type]
}
