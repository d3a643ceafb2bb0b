// A call as the control plane is told of it, turned into a call of the world.
import { z } from 'zod'
import type { CallChange, CompanyState } from '../company.ts'
import { newId } from '../ids.ts'
import type { CallDetails, WireMonologue, WireParty, WorldCall } from '../world.ts'
import { commentsSchema, insightsSchema, interactionSchema } from './insight-shapes.ts'
import {
  contextSchema,
  instant,
  partiesSchema,
  readyAfterSchema,
  sentencesSchema,
} from './wire-shapes.ts'

const HOUR_MS = 3_600_000

/** Parts that a call of the world has under the same names. */
const metadata = z.object({
  title: z.string().nullable().exactOptional(),
  /** Odd ones too: Gong has been seen to say 0, and a test may say less. */
  durationSec: z.number().exactOptional(),
  workspaceId: z.string().exactOptional(),
  primaryUserId: z.string().exactOptional(),
  direction: z.enum(['Inbound', 'Outbound', 'Conference', 'Unknown']).exactOptional(),
  system: z.string().exactOptional(),
  media: z.enum(['Video', 'Audio']).exactOptional(),
  language: z.string().exactOptional(),
  purpose: z.string().nullable().exactOptional(),
  meetingUrl: z.string().nullable().exactOptional(),
  isPrivate: z.boolean().exactOptional(),
  scope: z.enum(['Internal', 'External', 'Unknown']).exactOptional(),
  grantedUserIds: z.array(z.string()).exactOptional(),
})

const fields = z.strictObject({
  ...metadata.shape,
  started: instant.exactOptional(),
  scheduled: instant.nullable().exactOptional(),
  /** Milliseconds after the end of the call; null is never, as for a call that was not recorded. */
  readyAfterMs: readyAfterSchema.exactOptional(),
  /** null leaves the key out of Gong's answers. */
  parties: partiesSchema.nullable().exactOptional(),
  sentences: sentencesSchema.exactOptional(),
  context: contextSchema.exactOptional(),
  /** False leaves `content` and `interaction` out of Gong's answers, whatever there is. */
  insights: z.boolean().exactOptional(),
  ...insightsSchema.shape,
  interaction: interactionSchema.exactOptional(),
  comments: commentsSchema.exactOptional(),
})

export const changedCall = fields
export const newCall = fields.extend({ id: z.string().min(1).exactOptional() })

type Fields = z.output<typeof fields>

/** A call that Gong has long done with, unless the body says otherwise. */
export function emptyCall(
  { users, workspaces }: CompanyState,
  id: string,
  nowMs: number,
  body: Fields,
): WorldCall {
  const host = users.items.find(({ active, avatar }) => active && !avatar)
  const durationSec = body.durationSec ?? 1800
  return {
    id,
    title: 'Added call',
    startedMs: nowMs - durationSec * 1000 - 3 * HOUR_MS,
    scheduledMs: null,
    durationSec,
    primaryUserId: host?.id ?? newId(),
    workspaceId: workspaces.items[0]?.id ?? newId(),
    direction: 'Conference',
    system: 'Zoom',
    scope: 'External',
    media: 'Video',
    language: 'eng',
    purpose: null,
    meetingUrl: null,
    isPrivate: false,
    grantedUserIds: [],
  }
}

export const NO_DETAILS: CallDetails = {
  parties: [],
  context: [],
  content: { structure: [], topics: [], trackers: [] },
  interaction: {
    speakers: [],
    interactionStats: [],
    video: [],
    questions: { companyCount: 0, nonCompanyCount: 0 },
  },
  publicComments: [],
}

export function changeOf(body: Fields, nowMs: number): CallChange {
  const { sentences } = body
  return {
    call: (call) => changeCall(call, body),
    details: (details) => changeDetails(details, body, nowMs),
    ...(sentences && { transcript: () => monologues(sentences) }),
  }
}

function changeCall(call: WorldCall, body: Fields): WorldCall {
  const { started = call.startedMs, scheduled = call.scheduledMs, readyAfterMs } = body
  return {
    ...call,
    ...metadata.parse(body),
    startedMs: started,
    scheduledMs: scheduled,
    ...(readyAfterMs && { readyAfterMs: { ...call.readyAfterMs, ...readyAfterMs } }),
  }
}

function changeDetails(details: CallDetails, body: Fields, nowMs: number): CallDetails {
  const { context, insights, comments } = body
  const { parties, ...rest } = details
  const changedParties = body.parties === undefined ? parties : body.parties?.map(party)
  return {
    ...rest,
    ...(changedParties && { parties: changedParties }),
    ...(context && { context }),
    ...(insights !== undefined && { withoutInsights: !insights }),
    content: { ...details.content, ...insightsSchema.parse(body) },
    interaction: { ...details.interaction, ...body.interaction },
    ...(comments && {
      publicComments: comments.map(({ posted, ...comment }) => ({
        ...comment,
        postedMs: posted ?? nowMs,
      })),
    }),
  }
}

function party(sent: z.output<typeof partiesSchema>[number]): WireParty {
  return {
    id: newId(),
    affiliation: sent.userId === undefined ? 'External' : 'Internal',
    ...sent,
  }
}

/** Consecutive sentences of one speaker on one topic are one monologue. */
function monologues(sentences: z.output<typeof sentencesSchema>): WireMonologue[] {
  const result: (Omit<WireMonologue, 'sentences'> & {
    sentences: WireMonologue['sentences'][number][]
  })[] = []
  for (const { speakerId, topic, ...sentence } of sentences) {
    const last = result.at(-1)
    if (last?.speakerId === speakerId && last.topic === topic) last.sentences.push(sentence)
    else result.push({ speakerId, topic, sentences: [sentence] })
  }
  return result
}
