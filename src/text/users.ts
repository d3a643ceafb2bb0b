/** A user as a block. */
import { type User, userName } from '../records/user.ts'
import { type Block, field } from './block.ts'
import { dateLine } from './times.ts'

/** `role`: the names of the user's permission profiles, where they could be read. `manager`: a name. */
export function userBlock(
  user: User,
  role: string | undefined,
  manager: string | undefined,
): Block {
  return {
    mark: 'USER',
    lines: [
      ...field('Name', userName(user)),
      ...field('Email', user.email),
      ...field('Title', user.title),
      ...field('Role', role),
      ...field('Status', user.active ? 'Active' : 'Inactive'),
      ...field('Manager', manager),
      ...field('Created', user.createdAt && dateLine(user.createdAt)),
    ],
  }
}
