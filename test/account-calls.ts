/** Calls of a customer named Acme in the pretend Gong, as tests add them. */
import { z } from 'zod'
import type { PretendGong } from './pretend-gong.ts'

export const PAT = {
  name: 'Pat Lee',
  emailAddress: 'pat@acme.example',
  speakerId: '1',
  affiliation: 'External',
} as const
export const SAM = {
  name: 'Sam',
  emailAddress: 'sam@tidepool.example',
  speakerId: '2',
  affiliation: 'Internal',
} as const
export const SENTENCES = [
  { speakerId: '1', start: 0, end: 900, text: 'We need this by May.' },
  { speakerId: '2', start: 1_000, end: 1_900, text: 'That can be done.' },
]

const added = z.object({ id: z.string() })

/** Answers its id. */
export async function addCall(
  { gong }: { readonly gong: Pick<PretendGong, 'control'> },
  body: object = {},
): Promise<string> {
  const answer = await gong.control('POST', 'calls', {
    title: 'Acme: intro',
    parties: [PAT, SAM],
    sentences: SENTENCES,
    ...body,
  })
  return added.parse(answer).id
}

export async function changeCall(
  { gong }: { readonly gong: Pick<PretendGong, 'control'> },
  callId: string,
  body: object,
): Promise<void> {
  await gong.control('PATCH', `calls/${callId}`, body)
}

/** Ids that Gong was asked transcripts of, each as often as it was. */
export async function transcriptsAsked({
  gong,
}: {
  readonly gong: PretendGong
}): Promise<readonly string[]> {
  const filter = z.object({ callIds: z.array(z.string()) })
  return (await gong.requests('/v2/calls/transcript')).flatMap(
    ({ body }) => filter.parse(body?.filter).callIds,
  )
}
