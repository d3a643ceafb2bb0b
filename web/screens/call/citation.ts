/** A place of a call as it is taken along: quoted, linked, or opened in Gong. */
import type { AccountCall, CallTurn } from '../../../src/records/account-call.ts'
import { day } from '../../words.ts'
import { markTime, momentHash } from '../../parts/call-times.ts'

/**
 * Gong's page of the call at a span of seconds. The parameter is Gong's own for parts of calls in its library; whatever
 * does not know it opens the call.
 */
export function gongMomentUrl(gongUrl: string, fromMs: number, toMs: number): string {
  const from = Math.floor(fromMs / 1_000)
  const to = Math.max(from + 1, Math.ceil(toMs / 1_000))
  const highlights = JSON.stringify([{ to, from, type: 'LIBRARY' }])
  return `${gongUrl}${gongUrl.includes('?') ? '&' : '?'}highlights=${encodeURIComponent(highlights)}`
}

/** Our own page of the call at a moment, or at a part. */
export function momentUrl(origin: string, callId: string, atMs: number, toMs?: number): string {
  return `${origin}/calls/${encodeURIComponent(callId)}${momentHash(atMs, toMs)}`
}

interface Quoted {
  readonly call: Pick<AccountCall, 'callId' | 'title' | 'startedAt' | 'links'>
  readonly turn: Pick<CallTurn, 'speaker' | 'side'>
  readonly words: string
  readonly atMs: number
  readonly origin: string
}

/** The words as they were said, who said them, where and when, and the link to hear them in context. */
export function citation({ call, turn, words, atMs, origin }: Quoted): string {
  const company = turn.side === 'External' ? call.links[0]?.name : undefined
  const who = company === undefined ? turn.speaker : `${turn.speaker} (${company})`
  return [
    `“${words}”`,
    `${who}, ${call.title}, ${day(call.startedAt, new Date(0))}, ${markTime(atMs)}`,
    momentUrl(origin, call.callId, atMs),
  ].join('\n')
}

/** What somebody has selected within a text, with an ellipsis at each cut; undefined where they selected nothing of it. */
export function selectedWords(text: string, selected: string): string | undefined {
  const words = selected.replaceAll(/\s+/g, ' ').trim()
  const from = words === '' ? -1 : text.indexOf(words)
  if (from < 0) return undefined
  const before = from === 0 || /[.!?…]\s$/.test(text.slice(0, from)) ? '' : '… '
  const isWhole = from + words.length === text.length || /[.!?…]$/.test(words)
  return `${before}${words}${isWhole ? '' : ' …'}`
}
