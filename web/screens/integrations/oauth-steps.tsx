/** Signing in at the provider, step by step: ready, opening, waiting, and every way in which it can end. */
import { CircleAlert, Link as LinkIcon } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { useCopy } from '../../parts/copy-box.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { unblockingSteps } from './popup.ts'
import type { Oauth, OauthState } from './use-oauth.ts'
import { WhatHelps } from './what-helps.tsx'
import { WaitingTie } from './waiting-tie.tsx'

interface OauthStepsProps {
  readonly oauth: Oauth
  /** As people call it. */
  readonly provider: string
  readonly returnTo: string
}

export function OauthSteps({ oauth, provider, returnTo }: OauthStepsProps) {
  const { state } = oauth
  const ways = <WaysOn oauth={oauth} returnTo={returnTo} />
  return (
    <section className="waiting" aria-live="polite" data-oauth={state.at}>
      <Step state={state} provider={provider} oauth={oauth} ways={ways} />
    </section>
  )
}

interface StepProps {
  readonly state: OauthState
  readonly provider: string
  readonly oauth: Oauth
  readonly ways: ReactNode
}

function Step({ state, provider, oauth, ways }: StepProps) {
  switch (state.at) {
    case 'idle':
      return (
        <Says tie="still" provider={provider} title={`Sign in at ${provider}`}>
          <p className="small">
            A window of {provider} opens. You sign in and allow access there; Carryover never sees
            your password.
          </p>
          <p className="acts">
            <Button look="primary" onClick={() => oauth.connect()}>
              Connect with {provider}
            </Button>
          </p>
        </Says>
      )
    case 'opening':
      return (
        <Says tie="moving" provider={provider} title="Opening">
          <SkeletonLines lines={1} />
        </Says>
      )
    case 'waiting':
      return (
        <Says tie="moving" provider={provider} title={`Waiting for ${provider}`}>
          <p className="small">
            A {provider} window is open. Sign in there and allow access; this page goes on by
            itself.
          </p>
          {ways}
          <p className="small dim">
            Waiting since <Elapsed sinceMs={state.sinceMs} />. Nothing on screen? The browser may
            have blocked the window.
          </p>
          <footer>
            <Button onClick={() => oauth.stop()}>Stop waiting</Button>
          </footer>
        </Says>
      )
    case 'blocked':
      return (
        <Refused code="D-POPUP" title={`The browser blocked the ${provider} window`}>
          <p className="small">{unblockingSteps()}</p>
          {ways}
        </Refused>
      )
    case 'closed':
      return (
        <Refused code="D-POPUP-CLOSED" title={`The ${provider} window closed without an answer`}>
          <p className="small">
            Nothing has been stored. If the window is still open, go on there: this page notices.
          </p>
          {ways}
        </Refused>
      )
    case 'failed':
      return (
        <>
          <ProblemNote
            problem={state.problem}
            hidesMending
            action={<Button onClick={() => oauth.connect()}>Try again</Button>}
          />
          {provider === 'Gong' && <WhatHelps problem={state.problem} />}
        </>
      )
    case 'succeeded':
      return <Says tie="arrived" provider={provider} title={`${provider} is connected`} />
  }
}

interface SaysProps {
  readonly tie: 'still' | 'moving' | 'arrived'
  readonly provider: string
  readonly title: string
  readonly children?: ReactNode
}

function Says({ tie, provider, title, children }: SaysProps) {
  return (
    <>
      <WaitingTie how={tie} from={provider} />
      <h2 className="wait-t">{title}</h2>
      {children}
    </>
  )
}

interface RefusedProps {
  readonly code: string
  readonly title: string
  readonly children: ReactNode
}

function Refused({ code, title, children }: RefusedProps) {
  return (
    <>
      <CircleAlert className="wait-alert warn" aria-hidden />
      <h2 className="wait-t">{title}</h2>
      {children}
      <p className="problem-details">{code}</p>
    </>
  )
}

/** Whatever the browser did with the window: there is always a way on. */
function WaysOn({ oauth, returnTo }: { readonly oauth: Oauth; readonly returnTo: string }) {
  const { isCopied, copy } = useCopy()
  const url = 'url' in oauth.state ? oauth.state.url : ''
  if (url === '') return null
  return (
    <p className="acts">
      <Button onClick={() => oauth.reopen()}>
        {oauth.state.at === 'waiting' ? 'Reopen window' : 'Open window'}
      </Button>
      <Button look="quiet" onClick={() => oauth.continueHere(returnTo)}>
        Continue in this tab
      </Button>
      <Button
        look="quiet"
        icon={<LinkIcon className="i" aria-hidden />}
        onClick={() => void copy(url)}
      >
        {isCopied ? 'Copied' : 'Copy link'}
      </Button>
    </p>
  )
}

function Elapsed({ sinceMs }: { readonly sinceMs: number }) {
  const [nowMs, setNowMs] = useState(sinceMs)
  useEffect(() => {
    const timer = window.setInterval(() => setNowMs(Date.now()), 1_000)
    return () => window.clearInterval(timer)
  }, [])
  const seconds = Math.max(0, Math.floor((nowMs - sinceMs) / 1_000))
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  // Not read aloud each second: it stands in a live region.
  return <span aria-hidden>{text}</span>
}
