/** Marks of members: each with the words it was put on, so that a transcript which Gong reworks does not move it elsewhere. */
import type { Kysely } from 'kysely'
import type { CallMark } from '../records/account-call.ts'
import { newId } from '../records/ids.ts'
import type { Actor } from '../records/member.ts'
import type { Clock } from '../records/ports.ts'
import { usage } from '../records/problems.ts'
import { deleteMoment, insertMoment, type StoredMoment } from '../store/own-moments.ts'
import type { Tables } from '../store/tables.ts'
import { findTranscript, type StoredTranscript } from '../store/transcripts.ts'
import { findQuote } from './find-quote.ts'
import { noSuchCall, noTranscript, visibleCall } from './visible-call.ts'
import { spanOf } from './talk.ts'

export interface NewMoment {
  readonly firstSentence: number
  readonly lastSentence: number
  readonly note: string
}

interface Needs {
  readonly db: Kysely<Tables>
  readonly clock: Clock
}

const MOST_SENTENCES = 40

export function createOwnMoments({ db, clock }: Needs) {
  return {
    async addMoment(actor: Actor, callId: string, moment: NewMoment): Promise<CallMark> {
      const call = await visibleCall({ db, clock }, actor, callId)
      const transcript = await findTranscript(db, actor.organizationId, callId)
      if (transcript === undefined) throw noTranscript(call)
      const stored = {
        organization_id: actor.organizationId,
        moment_id: newId('mom'),
        call_id: callId,
        member_id: actor.memberId,
        transcript_hash: transcript.hash,
        first_sentence: moment.firstSentence,
        last_sentence: moment.lastSentence,
        quote: quoted(transcript.texts, moment),
        note: moment.note,
        created_at: clock.now(),
      }
      await insertMoment(db, stored)
      return markOf({ ...stored, member_name: actor.name }, transcript, moment, actor)
    },
    async removeMoment(actor: Actor, callId: string, momentId: string): Promise<void> {
      await visibleCall({ db, clock }, actor, callId)
      const memberId = actor.role === 'admin' ? undefined : actor.memberId
      const { organizationId } = actor
      if (await deleteMoment(db, { organizationId, callId, momentId, memberId })) return
      throw noSuchCall('There is no such mark of yours in this call.')
    },
  }
}

/**
 * The marks at their places. Where Gong has reworked the transcript the words are looked for again; a mark whose words
 * are gone is not shown.
 */
export async function placedMoments(
  db: Kysely<Tables>,
  actor: Actor,
  moments: readonly StoredMoment[],
  talk: Omit<StoredTranscript, 'texts'> | undefined,
): Promise<readonly CallMark[]> {
  if (talk === undefined || moments.length === 0) return []
  const isReworked = moments.some((moment) => moment.transcript_hash !== talk.hash)
  const texts = isReworked
    ? ((await findTranscript(db, actor.organizationId, talk.call_id))?.texts ?? [])
    : []
  return moments.flatMap((moment) => {
    const place =
      moment.transcript_hash === talk.hash
        ? { firstSentence: moment.first_sentence, lastSentence: moment.last_sentence }
        : foundAgain(texts, moment)
    return place === undefined ? [] : [markOf(moment, talk, place, actor)]
  })
}

type Place = Pick<NewMoment, 'firstSentence' | 'lastSentence'>

/** Where the same words stand now. */
function foundAgain(
  texts: readonly string[],
  { quote, first_sentence: stood }: StoredMoment,
): Place | undefined {
  const [places] = findQuote(texts, quote, stood)
  const firstSentence = places?.[0]
  const lastSentence = places?.at(-1)
  if (firstSentence === undefined || lastSentence === undefined) return undefined
  return { firstSentence, lastSentence }
}

function markOf(
  moment: StoredMoment,
  times: Omit<StoredTranscript, 'texts'>,
  { firstSentence, lastSentence }: Place,
  actor: Actor,
): CallMark {
  return {
    kind: 'own',
    label: moment.note === '' ? 'Marked' : moment.note,
    text: moment.quote,
    atMs: spanOf(times, firstSentence).startMs,
    toMs: spanOf(times, lastSentence).endMs,
    momentId: moment.moment_id,
    by: moment.member_name,
    canRemove: actor.role === 'admin' || moment.member_id === actor.memberId,
  }
}

function quoted(texts: readonly string[], { firstSentence, lastSentence }: NewMoment): string {
  const isInside = firstSentence <= lastSentence && lastSentence < texts.length
  if (!isInside) {
    throw usage(
      `firstSentence, lastSentence: the transcript has the sentences 0 to ${texts.length - 1}.`,
      'Give the numbers of a first and a last sentence that are there.',
    )
  }
  if (lastSentence - firstSentence >= MOST_SENTENCES) {
    throw usage(
      `lastSentence: a mark covers at most ${MOST_SENTENCES} sentences.`,
      'Mark a shorter part.',
    )
  }
  return texts.slice(firstSentence, lastSentence + 1).join(' ')
}
