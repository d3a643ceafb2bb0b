/** What can be done on the page of a call. */
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import type { AccountCall, CallTranscript } from '../../../src/records/account-call.ts'
import type { Moment } from '../../../src/records/moment.ts'
import { problemOf, useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { useCopy } from '../../parts/copy-box.tsx'
import type { Reviewing } from './call-facts.tsx'
import { citation, gongMomentUrl, momentUrl, selectedWords } from './citation.ts'
import type { TurnRow } from './rows.ts'
import type { ShownMark } from './shown-marks.ts'
import { markTime } from '../../parts/call-times.ts'
import type { TurnActs } from './turn.tsx'
import { useReader } from '../../reader.ts'
import type { Reading } from './use-reading.ts'

export interface CallActing {
  readonly turns: TurnActs
  /** Key of the row whose words are being marked. */
  readonly marking: string | undefined
  /** What somebody is about to say is no risk. */
  readonly dismissing: Moment | undefined
  readonly stopDismissing: () => void
  readonly review: Reviewing
  /** Gong's page at the cursor; the whole call at the start. */
  readonly gongUrl: string | undefined
}

export function useCallActs(
  call: AccountCall,
  transcript: CallTranscript | undefined,
  reading: Reading,
): CallActing {
  const { callId, gongUrl } = call
  const toast = useToast()
  const { copy } = useCopy()
  const { mayKeep } = useReader()
  const queries = useQueryClient()
  const [marking, setMarking] = useState<string>()
  const [dismissing, setDismissing] = useState<Moment>()
  const reviewing = useSend('put /calls/{callId}/review', {
    invalidates: ['get /calls', 'get /accounts'],
  })
  const adding = useSend('post /calls/{callId}/moments', { invalidates: ['get /calls/{callId}'] })
  const removing = useSend('delete /calls/{callId}/moments/{momentId}', {
    invalidates: ['get /calls/{callId}'],
  })

  const take = async (text: string, news: string): Promise<void> => {
    await copy(text)
    toast(news)
  }
  const add = async (place: Omit<Parameters<typeof adding.mutateAsync>[0], 'callId'>) =>
    adding.mutateAsync({ callId, ...place })
  const acts: TurnActs = {
    go: (atMs) => reading.go(atMs, { focuses: true }),
    copyQuote(row) {
      const selected = window.getSelection()?.toString() ?? ''
      const words = selectedWords(row.text, selected) ?? row.text
      const { origin } = window.location
      const text = citation({ call, turn: row.turn, words, atMs: row.startMs, origin })
      void take(text, 'Copied the quote with its source.')
    },
    copyLink: (atMs) =>
      void take(
        momentUrl(window.location.origin, callId, atMs),
        `Copied a link to ${markTime(atMs)}.`,
      ),
    startMarking: mayKeep ? (row) => setMarking(row.key) : undefined,
    stopMarking: () => setMarking(undefined),
    async mark(row, note) {
      try {
        const made = await add({ ...sentencesOf(row), note })
        setMarking(undefined)
        toast('Marked.', { label: 'Undo', run: () => acts.unmark({ ...made, moment: null }) })
      } catch (error) {
        const { detail, fix } = problemOf(error)
        toast(`${detail} ${fix}`)
      }
    },
    unmark(mark) {
      if (mark.momentId === null) return
      removing.mutate(
        { callId, momentId: mark.momentId },
        {
          onSuccess: () => toast('The mark is gone.', undoOf(mark)),
          onError: ({ detail, fix }) => toast(`${detail} ${fix}`),
        },
      )
    },
    startDismissing: mayKeep ? setDismissing : undefined,
    gongUrl: (row) =>
      gongUrl === null ? undefined : gongMomentUrl(gongUrl, row.startMs, row.endMs),
  }

  /** The same words can be marked again. */
  function undoOf(mark: ShownMark) {
    const row = reading.rows.find(
      (one) => one.kind === 'turn' && one.marks.some(({ momentId }) => momentId === mark.momentId),
    )
    if (row?.kind !== 'turn') return undefined
    const note = mark.label === 'Marked' ? '' : mark.label
    return { label: 'Undo', run: () => void add({ ...sentencesOf(row), note }) }
  }

  const latest = useRef(acts)
  latest.current = acts
  return {
    // One object for as long as the reader may do the same: rows of the transcript are left alone.
    turns: useMemo(() => steady(latest, mayKeep), [mayKeep]),
    marking,
    dismissing,
    stopDismissing: () => setDismissing(undefined),
    review: {
      isReviewed: call.isReviewed,
      isBusy: reviewing.isPending,
      toggle: () =>
        reviewing.mutate(
          { callId, isReviewed: !call.isReviewed },
          {
            onSuccess: (now) => {
              queries.setQueryData(['get /calls/{callId}', { callId }], now)
              toast(now.isReviewed ? 'Marked as reviewed.' : 'No longer marked as reviewed.')
            },
            onError: ({ detail, fix }) => toast(`${detail} ${fix}`),
          },
        ),
    },
    gongUrl: placeInGong(call, transcript, reading),
  }
}

function steady(latest: { readonly current: TurnActs }, mayKeep: boolean): TurnActs {
  return {
    go: (atMs) => latest.current.go(atMs),
    copyQuote: (row) => latest.current.copyQuote(row),
    copyLink: (atMs) => latest.current.copyLink(atMs),
    startMarking: mayKeep ? (row) => latest.current.startMarking?.(row) : undefined,
    stopMarking: () => latest.current.stopMarking(),
    mark: (row, note) => latest.current.mark(row, note),
    unmark: (mark) => latest.current.unmark(mark),
    startDismissing: mayKeep ? (moment) => latest.current.startDismissing?.(moment) : undefined,
    gongUrl: (row) => latest.current.gongUrl(row),
  }
}

const MOST_SENTENCES = 40

function sentencesOf(row: TurnRow) {
  const sentences = Math.min(MOST_SENTENCES, row.sentences.length)
  return { firstSentence: row.sentence, lastSentence: row.sentence + sentences - 1 }
}

const WITHOUT_TURN_MS = 30_000

function placeInGong(
  { gongUrl }: AccountCall,
  transcript: CallTranscript | undefined,
  { isAtStart, atMs, turn }: Reading,
): string | undefined {
  if (gongUrl === null) return undefined
  if (isAtStart || transcript === undefined) return gongUrl
  const toMs = turn && turn.endMs > atMs ? turn.endMs : atMs + WITHOUT_TURN_MS
  return gongMomentUrl(gongUrl, atMs, toMs)
}
