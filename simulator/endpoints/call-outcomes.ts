// `GET /v2/call-outcomes`: Gong's built-in outcomes of dialled calls.
import { z } from 'zod'
import { endpoint } from '../endpoint.ts'

export const callOutcomes = endpoint({
  method: 'GET',
  path: '/v2/call-outcomes',
  scope: 'api:call-outcomes:read',
  input: z.object({}),
  answer: () => ({
    outcomes: [
      ...CONNECTED.map(([callOutcome, sentiment], index) => ({
        callOutcome,
        displayOrder: index + 1,
        connectStatus: 'CONNECTED',
        sentiment,
        todoAction: 'COMPLETE_AND_REMOVE',
        automation: callOutcome === 'Opt out' ? 'MARK_AS_OPT_OUT' : null,
        category: 'ANSWERED',
      })),
      ...NOT_CONNECTED.map(([callOutcome, sentiment, category], index) => ({
        callOutcome,
        displayOrder: index + 1,
        connectStatus: 'NOT_CONNECTED',
        sentiment,
        todoAction: 'COMPLETE',
        automation: null,
        category,
      })),
    ],
  }),
})

const CONNECTED = [
  ['Follow up', 'POSITIVE'],
  ['Meeting booked', 'POSITIVE'],
  ['Bad timing', 'NEGATIVE'],
  ['Has a solution', 'NEUTRAL'],
  ['Gave referral', 'POSITIVE'],
  ['Opt out', 'NEGATIVE'],
] as const

const NOT_CONNECTED = [
  ['No voicemail', 'NEUTRAL', 'NOT_ANSWERED'],
  ['Left voicemail', 'NEUTRAL', 'NOT_ANSWERED'],
  ['Busy', 'NEUTRAL', 'NOT_ANSWERED'],
  ['Wrong number', 'NEGATIVE', 'ANSWERED'],
  ['Gatekeeper', 'NEUTRAL', 'ANSWERED'],
] as const
