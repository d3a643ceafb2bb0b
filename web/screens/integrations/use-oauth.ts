/**
 * An attempt to connect at the provider's own sign-in, from the click to the answer. The window opens in the click itself;
 * its end is told by two channels and asked for at the server, because a provider's page may cut the tie between windows.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useReducer, useRef } from 'react'
import type { Connection, OauthAttempt } from '../../../src/records/connection.ts'
import { type ApiProblem, call, problemOf, useCall } from '../../api.ts'
import type { KeptProblem } from '../../../src/records/problems.ts'
import { openPopup, type Popup } from './popup.ts'

export type Provider = 'gong' | 'google'

export type OauthState =
  | { readonly at: 'idle' }
  | { readonly at: 'opening' }
  /** `sinceMs` is Date.now() of the opening. */
  | {
      readonly at: 'waiting'
      readonly attemptId: string
      readonly url: string
      readonly sinceMs: number
    }
  /** The browser did not let a window open. */
  | { readonly at: 'blocked'; readonly attemptId: string; readonly url: string }
  /** The window is gone without an answer; one may still come. */
  | { readonly at: 'closed'; readonly attemptId: string; readonly url: string }
  | { readonly at: 'failed'; readonly problem: KeptProblem | ApiProblem }
  | { readonly at: 'succeeded' }

export interface Oauth {
  readonly state: OauthState
  /** Only in the handler of a click: browsers open windows nowhere else. */
  connect(): void
  /** Shows the window again, in the handler of a click. */
  reopen(): void
  /** Leaves this page for the provider's; it comes back to `returnTo` with `?attempt=`. */
  continueHere(returnTo: string): void
  stop(): void
}

const START_LIMIT_MS = 15_000
const ASK_MS = 2_000
const LOOK_MS = 500
/** A window that looks closed may only have been cut off: this long nothing is said. */
const GRACE_MS = 8_000

const AFFECTED = [
  'get /access',
  'get /connections',
  'get /data-types',
  'get /google-drive',
  'get /matching',
  'get /me',
]

export function useOauth(
  provider: Provider,
  returned: string | undefined,
  onConnected: () => void,
  kind: Connection['kind'] = 'personal',
): Oauth {
  const queries = useQueryClient()
  const [state, setState] = useReducer(
    (_former: OauthState, next: OauthState) => next,
    returned
      ? { at: 'waiting', attemptId: returned, url: '', sinceMs: Date.now() }
      : { at: 'idle' },
  )
  const popup = useRef<Popup>(undefined)
  const attemptId = 'attemptId' in state ? state.attemptId : undefined

  const stop = useCallback(() => {
    popup.current?.close()
    popup.current = undefined
    setState({ at: 'idle' })
  }, [])

  useAnswer(provider, attemptId, ({ status, problem }) => {
    if (status === 'waiting') return
    popup.current?.close()
    if (status === 'failed' && problem) {
      setState({ at: 'failed', problem })
      return
    }
    setState({ at: 'succeeded' })
    void queries
      .invalidateQueries({
        predicate: ({ queryKey: [key] }) => AFFECTED.some((start) => String(key).startsWith(start)),
      })
      .then(onConnected)
  })
  useClosedWindow(popup, state, () => {
    if (state.at === 'waiting') setState({ ...state, at: 'closed' })
  })

  return {
    state,
    stop,
    connect() {
      const opened = openPopup(provider)
      popup.current = opened
      setState({ at: 'opening' })
      start(provider, kind, undefined).then(
        ({ attemptId: made, authorizeUrl: url }) => {
          if (!opened) {
            setState({ at: 'blocked', attemptId: made, url })
            return
          }
          opened.goTo(url)
          setState({ at: 'waiting', attemptId: made, url, sinceMs: Date.now() })
        },
        (error: unknown) => {
          opened?.close()
          setState({ at: 'failed', problem: problemOf(error) })
        },
      )
    },
    reopen() {
      if (!('url' in state) || state.url === '') return
      const opened = openPopup(provider, state.url)
      popup.current = opened
      const { attemptId: same, url } = state
      setState(
        opened
          ? { at: 'waiting', attemptId: same, url, sinceMs: Date.now() }
          : { at: 'blocked', attemptId: same, url },
      )
    },
    continueHere(returnTo) {
      popup.current?.close()
      start(provider, kind, returnTo).then(
        ({ authorizeUrl }) => window.location.assign(authorizeUrl),
        (error: unknown) => setState({ at: 'failed', problem: problemOf(error) }),
      )
    },
  }
}

async function start(provider: Provider, kind: Connection['kind'], returnTo: string | undefined) {
  const limit = AbortSignal.timeout(START_LIMIT_MS)
  const input = returnTo === undefined ? {} : { returnTo }
  return provider === 'gong'
    ? call('post /oauth/gong/start', { ...input, kind }, limit)
    : call('post /oauth/google/start', input, limit)
}

/** Asks the server how the attempt stands: every few seconds, and at once when a window says that it has ended. */
function useAnswer(
  provider: Provider,
  attemptId: string | undefined,
  onAnswer: (attempt: OauthAttempt) => void,
): void {
  const isAsked = attemptId !== undefined
  const input = { attemptId: attemptId ?? '' }
  const every = { refetchInterval: ASK_MS, staleTime: 0 }
  const gong = useCall('get /oauth/gong/attempts/{attemptId}', input, {
    ...every,
    enabled: isAsked && provider === 'gong',
  })
  const google = useCall('get /oauth/google/attempts/{attemptId}', input, {
    ...every,
    enabled: isAsked && provider === 'google',
  })
  const { data, refetch } = provider === 'gong' ? gong : google
  const answer = useRef(onAnswer)
  useEffect(() => {
    answer.current = onAnswer
  })
  useEffect(() => {
    if (data && data.attemptId === attemptId) answer.current(data)
  }, [data, attemptId])
  useEffect(() => {
    if (attemptId === undefined) return
    const hears = (message: unknown) => {
      if (isAbout(message, attemptId)) void refetch()
    }
    const channel = new BroadcastChannel('carryover-oauth')
    const onMessage = (event: MessageEvent<unknown>) => {
      if (event.origin === window.location.origin) hears(event.data)
    }
    channel.addEventListener('message', onMessage)
    window.addEventListener('message', onMessage)
    return () => {
      channel.close()
      window.removeEventListener('message', onMessage)
    }
  }, [attemptId, refetch])
}

function isAbout(message: unknown, attemptId: string): boolean {
  return (
    typeof message === 'object' &&
    message !== null &&
    'attempt' in message &&
    message.attempt === attemptId
  )
}

function useClosedWindow(
  popup: { readonly current: Popup | undefined },
  { at }: OauthState,
  onClosed: () => void,
): void {
  const tell = useRef(onClosed)
  useEffect(() => {
    tell.current = onClosed
  })
  useEffect(() => {
    if (at !== 'waiting') return
    let closedSinceMs: number | undefined
    const timer = window.setInterval(() => {
      if (!popup.current?.isClosed()) closedSinceMs = undefined
      else closedSinceMs ??= Date.now()
      if (closedSinceMs !== undefined && Date.now() - closedSinceMs > GRACE_MS) tell.current()
    }, LOOK_MS)
    return () => window.clearInterval(timer)
  }, [at, popup])
}
