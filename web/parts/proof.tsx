/** What somebody said: the words, who, when, and the ways to hear them where they were said. */
import { Link } from '@tanstack/react-router'
import { ArrowUpRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { MiniStaff as Staff } from '../../src/records/account-call.ts'
import type { Evidence } from '../../src/records/evidence.ts'
import { classes } from './button.tsx'
import { markTime, momentHash } from './call-times.ts'
import { useEvidence } from './evidence-acts.ts'
import { saidAt } from './evidence.ts'
import { MiniStaff } from './mini-staff.tsx'
import { SideHead } from './side-head.tsx'

/** Who said it, and when: a link to the place on the page of the call. */
export function Who({
  evidence,
  hasTitle = false,
  children,
}: {
  readonly evidence: Evidence
  readonly hasTitle?: boolean
  readonly children?: ReactNode
}) {
  return (
    <p className="who">
      <SideHead side={evidence.side} />
      <b>{evidence.speaker}</b>
      {hasTitle && evidence.speakerTitle && <span>{evidence.speakerTitle}</span>}
      <SaidAt evidence={evidence} />
      {children}
    </p>
  )
}

export function SaidAt({ evidence }: { readonly evidence: Evidence }) {
  return (
    <Link
      className="time"
      to={`/calls/${evidence.callId}`}
      hash={momentHash(evidence.startMs).slice(1)}
      title={evidence.title}
    >
      {saidAt(evidence)}
    </Link>
  )
}

/** Opens the transcript beside the page. */
export function ShowInTranscript({ evidence }: { readonly evidence: Evidence }) {
  const { open, warm } = useEvidence()
  return (
    <button
      type="button"
      className={classes('quiet', true)}
      onPointerEnter={() => warm(evidence)}
      onFocus={() => warm(evidence)}
      onClick={() => open(evidence)}
    >
      Show in transcript<span className="hush"> at {saidAt(evidence)}</span>
    </button>
  )
}

/** Gong plays it; nothing is played, or kept, here. */
export function ListenInGong({ evidence }: { readonly evidence: Evidence }) {
  if (evidence.gongUrl === null) return null
  return (
    <a className={classes('quiet', true)} href={evidence.gongUrl} target="_blank" rel="noopener">
      Listen in Gong at {markTime(evidence.startMs)}
      <ArrowUpRight className="i" aria-hidden />
    </a>
  )
}

interface ProofProps {
  readonly evidence: Evidence
  /** With the sentences before and after, and where in the call. */
  readonly isWhole?: boolean
  readonly staff?: CallStaff | undefined
  readonly children?: ReactNode
}

export interface CallStaff {
  readonly staff: Staff
  readonly customerShare: number | null
  readonly durationSec: number
}

export function Proof({ evidence, isWhole = false, staff, children }: ProofProps) {
  return (
    <>
      {isWhole && evidence.before && <p className="context">{evidence.before}</p>}
      <blockquote className="said">{evidence.quote}</blockquote>
      {isWhole && evidence.after && <p className="context">{evidence.after}</p>}
      <Who evidence={evidence} />
      {isWhole && staff && <Where evidence={evidence} {...staff} />}
      {isWhole && (
        <p className="proof-acts">
          <ShowInTranscript evidence={evidence} />
          <ListenInGong evidence={evidence} />
          {children}
        </p>
      )}
    </>
  )
}

function Where({
  evidence,
  staff,
  customerShare,
  durationSec,
}: CallStaff & { readonly evidence: Evidence }) {
  const at = Math.min(1, evidence.startMs / 1_000 / Math.max(1, durationSec))
  return (
    <div className="where">
      <span style={{ left: `${at * 100}%` }} aria-hidden />
      <MiniStaff staff={staff} customerShare={customerShare} />
    </div>
  )
}
