// Parts of a call as the control plane takes them: Gong's shapes, with everything optional that can be guessed.
import { z } from 'zod'
import type { WireContext } from '../world.ts'

export const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))

const value = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.union([z.string(), z.number()])),
])

export const contextSchema = z.array(
  z.object({
    system: z.enum(['Salesforce', 'HubSpot', 'MicrosoftDynamic', 'Generic']),
    objects: z.array(
      z.object({
        objectType: z.enum(['Opportunity', 'Account', 'Contact', 'User', 'Lead']),
        objectId: z.string().nullable(),
        fields: z.array(z.object({ name: z.string(), value })).default([]),
      }),
    ),
  }),
) satisfies z.ZodType<readonly WireContext[]>

export const partiesSchema = z.array(
  z.object({
    id: z.string().exactOptional(),
    name: z.string().exactOptional(),
    emailAddress: z.string().exactOptional(),
    title: z.string().exactOptional(),
    phoneNumber: z.string().exactOptional(),
    userId: z.string().exactOptional(),
    speakerId: z.string().nullable().exactOptional(),
    affiliation: z.enum(['Internal', 'External', 'Unknown']).exactOptional(),
    methods: z.array(z.enum(['Invitee', 'Attendee'])).default(['Attendee']),
    context: contextSchema.default([]),
  }),
)

export const sentencesSchema = z.array(
  z.object({
    speakerId: z.string().nullable().default(null),
    topic: z.string().nullable().default(null),
    start: z.number(),
    end: z.number(),
    text: z.string(),
  }),
)

/** null: never. */
const milliseconds = z
  .number()
  .nullable()
  .transform((ms) => ms ?? Infinity)
  .exactOptional()

export const readyAfterSchema = z.object({
  listed: milliseconds,
  transcript: milliseconds,
  details: milliseconds,
  spotlight: milliseconds,
})
