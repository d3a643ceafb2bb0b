// A call as the control plane is told of it, turned into a call of the world.
import { z } from 'zod'
import type { CallChange } from '../company.ts'
import { newId } from '../ids.ts'
import type { CallDetails, WireMonologue, WireParty, World, WorldCall } from '../world.ts'
import {
  contextSchema,
  partiesSchema,
  readyAfterSchema,
  sentencesSchema,
  topicsSchema,
  trackersSchema,
} from './wire-shapes.ts'

const HOUR_MS = 3_600_000

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))

const fields = z.strictObject({
  title: z.string().nullable().exactOptional(),
  started: instant.exactOptional(),
  scheduled: instant.nullable().exactOptional(),
  durationSec: z.number().int().min(0).exactOptional(),
  workspaceId: z.string().exactOptional(),
  primaryUserId: z.string().exactOptional(),
  isPrivate: z.boolean().exactOptional(),
  scope: z.enum(['Internal', 'External', 'Unknown']).exactOptional(),
  grantedUserIds: z.array(z.string()).exactOptional(),
  /** Milliseconds after the end of the call. */
  readyAfterMs: readyAfterSchema.exactOptional(),
  /** null leaves the key out of Gong's answers. */
  parties: partiesSchema.nullable().exactOptional(),
  sentences: sentencesSchema.exactOptional(),
  context: contextSchema.exactOptional(),
  topics: topicsSchema.exactOptional(),
  trackers: trackersSchema.exactOptional(),
  brief: z.string().exactOptional(),
})

export const changedCall = fields
export const newCall = fields.extend({ id: z.string().min(1).exactOptional() })

type Fields = z.output<typeof fields>

/** A call that Gong has long done with, unless the body says otherwise. */
export function emptyCall(world: World, id: string, nowMs: number, body: Fields): WorldCall {
  const host = world.users.find(({ active, avatar }) => active && !avatar)
  const durationSec = body.durationSec ?? 1800
  return {
    id,
    title: 'Added call',
    startedMs: nowMs - durationSec * 1000 - 3 * HOUR_MS,
    scheduledMs: null,
    durationSec,
    primaryUserId: host?.id ?? newId(),
    workspaceId: world.workspaces[0]?.id ?? newId(),
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

export function changeOf(body: Fields): CallChange {
  const { sentences } = body
  return {
    call: (call) => changeCall(call, body),
    details: (details) => changeDetails(details, body),
    ...(sentences && { transcript: () => monologues(sentences) }),
  }
}

function changeCall(call: WorldCall, body: Fields): WorldCall {
  const { title, durationSec, workspaceId, primaryUserId, isPrivate, scope, grantedUserIds } = body
  return {
    ...call,
    ...(title !== undefined && { title }),
    ...(body.started !== undefined && { startedMs: body.started }),
    ...(body.scheduled !== undefined && { scheduledMs: body.scheduled }),
    ...(durationSec !== undefined && { durationSec }),
    ...(workspaceId !== undefined && { workspaceId }),
    ...(primaryUserId !== undefined && { primaryUserId }),
    ...(isPrivate !== undefined && { isPrivate }),
    ...(scope && { scope }),
    ...(grantedUserIds && { grantedUserIds }),
    ...(body.readyAfterMs && { readyAfterMs: { ...call.readyAfterMs, ...body.readyAfterMs } }),
  }
}

function changeDetails(details: CallDetails, body: Fields): CallDetails {
  const { context, topics, trackers, brief } = body
  const { parties, ...rest } = details
  const changedParties = body.parties === undefined ? parties : body.parties?.map(party)
  return {
    ...rest,
    ...(changedParties && { parties: changedParties }),
    ...(context && { context }),
    content: {
      ...details.content,
      ...(topics && { topics }),
      ...(trackers && { trackers }),
      ...(brief !== undefined && { brief }),
    },
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
