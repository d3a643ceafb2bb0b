// People and what they may see, as the control plane is told of them. What is left out stays as it is.
import { z } from 'zod'

const text = z.string().exactOptional()
const maybeText = z.string().nullable().exactOptional()
const flag = z.boolean().exactOptional()
const ids = z.array(z.string())

export const userBody = z.strictObject({
  emailAddress: text,
  emailAliases: ids.exactOptional(),
  trustedEmailAddress: maybeText,
  firstName: text,
  lastName: text,
  title: maybeText,
  phoneNumber: maybeText,
  active: flag,
  managerId: maybeText,
  technicalAdmin: flag,
  avatar: flag,
})

export const profileBody = z.strictObject({
  workspaceId: text,
  name: text,
  description: text,
  /** Any word is taken for a level, so that tests can say one that nobody knows. */
  callsAccess: z
    .strictObject({ permissionLevel: z.string(), teamLeadIds: ids.nullable().default(null) })
    .exactOptional(),
  libraryFolderAccess: z
    .strictObject({ permissionLevel: z.string(), libraryFolderIds: ids.nullable().default(null) })
    .exactOptional(),
  /** Who holds it. */
  userIds: ids.exactOptional(),
})

export const workspaceBody = z.strictObject({ name: text, description: text })

/** `nowMs` and `librarian` stand in for when and by whom a call was added. */
export const folderBody = (nowMs: () => number, librarian: () => string) =>
  z.strictObject({
    workspaceId: text,
    name: text,
    parentFolderId: maybeText,
    calls: z
      .array(
        z
          .strictObject({
            callId: z.string(),
            note: z.string().nullable().default(null),
            snippet: z.strictObject({ fromSec: z.number(), toSec: z.number() }).exactOptional(),
          })
          .transform((call) => ({ ...call, addedBy: librarian(), createdMs: nowMs() })),
      )
      .exactOptional(),
  })
