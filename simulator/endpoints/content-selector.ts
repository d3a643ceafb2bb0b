// The part of an extensive request that says what to show. Everything is off unless asked for.
import { z } from 'zod'

const shown = z.boolean().nullish()

export const contentSelector = z.object({
  context: z.enum(['None', 'Basic', 'Extended']).nullish(),
  contextTiming: z.array(z.enum(['Now', 'TimeOfCall'])).nullish(),
  exposedFields: z
    .object({
      parties: shown,
      content: z
        .object({
          structure: shown,
          topics: shown,
          trackers: shown,
          trackerOccurrences: shown,
          // Still accepted, no longer answered.
          pointsOfInterest: shown,
          brief: shown,
          outline: shown,
          highlights: shown,
          callOutcome: shown,
          keyPoints: shown,
        })
        .nullish(),
      interaction: z
        .object({
          speakers: shown,
          video: shown,
          personInteractionStats: shown,
          questions: shown,
        })
        .nullish(),
      collaboration: z.object({ publicComments: shown }).nullish(),
      media: shown,
    })
    .nullish(),
})

export type ContentSelector = z.output<typeof contentSelector>
export type ExposedFields = NonNullable<ContentSelector['exposedFields']>
