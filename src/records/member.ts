/** Who signs in, and what each role and token may do. */
import { z } from 'zod'

export const ROLES = ['admin', 'leader', 'csm', 'data', 'auditor'] as const
export type Role = (typeof ROLES)[number]

/** What an API token may be given: `read` looks, `write` changes, `admin` manages members. */
export const SCOPES = ['read', 'write', 'admin'] as const
export type Scope = (typeof SCOPES)[number]

export const member = z.object({
  memberId: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  createdAt: z.iso.datetime(),
})
export type Member = z.infer<typeof member>

/** A member, as they see themselves. */
export const profile = z.object({
  member,
  organization: z.object({
    organizationId: z.string(),
    name: z.string(),
    isSample: z.boolean(),
  }),
  unreadNotices: z.number(),
  hasGoogleDrive: z.boolean(),
})

/** Whoever asks for something: every row that is read or written belongs to their organization. */
export interface Actor {
  readonly organizationId: string
  readonly memberId: string
  readonly name: string
  readonly email: string
  readonly role: Role
  /** All of them for somebody at a browser. */
  readonly scopes: readonly Scope[]
  /** An API token speaks for them. */
  readonly isToken?: boolean
  /** Of the API token that speaks for them, where it ends. */
  readonly tokenExpiresAt?: Date
}

export const invitation = z.object({
  invitationId: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  invitedBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
})
export type Invitation = z.infer<typeof invitation>

export const apiToken = z.object({
  tokenId: z.string(),
  name: z.string(),
  /** The first characters, by which a person knows it again. */
  hint: z.string(),
  scopes: z.array(z.enum(SCOPES)).readonly(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
})
export type ApiToken = z.infer<typeof apiToken>

export const notice = z.object({
  noticeId: z.string(),
  title: z.string(),
  body: z.string(),
  link: z.string(),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
})
export type Notice = z.infer<typeof notice>
