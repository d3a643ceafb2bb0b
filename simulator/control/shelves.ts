// `/_simulator/users`, `/profiles`, `/folders` and `/workspaces`: tests change who is there and who may see what.
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { CompanyState } from '../company.ts'
import { newId } from '../ids.ts'
import type { Shelf } from '../shelf.ts'
import { ControlError, jsonOf, read } from './control-body.ts'
import { folderBody, profileBody, userBody, workspaceBody } from './shelf-bodies.ts'

const target = z.object({ id: z.string() })
const named = z.looseObject({ id: z.string().min(1).exactOptional() })

export function mountShelves(app: FastifyInstance, company: CompanyState, clock: Clock): void {
  const { users, profiles, folders, workspaces } = company
  const nowMs = () => clock.nowMs()
  const workspaceId = () => workspaces.items[0]?.id ?? newId()
  const first = () => users.items.find(({ avatar }) => !avatar)?.id ?? newId()

  mountShelf(app, 'users', users, userBody, (id) => ({
    id,
    emailAddress: `user-${id}@${company.world.company.domain}`,
    createdMs: nowMs(),
    active: true,
    firstName: 'Added',
    lastName: 'User',
    title: null,
    phoneNumber: null,
    managerId: null,
    emailAliases: [],
    spokenLanguages: [],
    technicalAdmin: false,
    avatar: false,
  }))
  mountShelf(app, 'profiles', profiles, profileBody, (id) => ({
    id,
    workspaceId: workspaceId(),
    name: 'Added profile',
    description: '',
    callsAccess: { permissionLevel: 'none', teamLeadIds: null },
    libraryFolderAccess: { permissionLevel: 'none', libraryFolderIds: null },
    userIds: [],
  }))
  mountShelf(app, 'folders', folders, folderBody(nowMs, first), (id) => ({
    id,
    workspaceId: workspaceId(),
    name: 'Added folder',
    parentFolderId: null,
    createdBy: first(),
    updatedMs: nowMs(),
    calls: [],
  }))
  mountShelf(app, 'workspaces', workspaces, workspaceBody, (id) => ({
    id,
    name: 'Added workspace',
    description: '',
  }))
}

/** `POST` adds, `PATCH /{id}` changes what is given, `DELETE /{id}` removes. */
function mountShelf<Item extends { readonly id: string }>(
  app: FastifyInstance,
  name: string,
  shelf: Shelf<Item>,
  body: z.ZodType<Partial<Item>>,
  blank: (id: string) => Item,
): void {
  const missing = (id: string) => new ControlError(`There is no ${id} among the ${name}.`)

  app.post(`/_simulator/${name}`, (request, reply) => {
    const { id = newId(), ...given } = read(named, jsonOf(request))
    if (shelf.find(id)) throw new ControlError(`There is already a ${id} among the ${name}.`)
    shelf.put({ ...blank(id), ...read(body, given) })
    return reply.code(201).send({ id })
  })

  app.patch(`/_simulator/${name}/:id`, (request) => {
    const { id } = read(target, request.params)
    const item = shelf.find(id)
    if (!item) throw missing(id)
    shelf.put({ ...item, ...read(body, jsonOf(request)) })
    return { id }
  })

  app.delete(`/_simulator/${name}/:id`, (request) => {
    const { id } = read(target, request.params)
    if (!shelf.remove(id)) throw missing(id)
    return { id }
  })
}
