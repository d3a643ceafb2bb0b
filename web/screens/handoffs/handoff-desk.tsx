/** A handoff that is there: which answer one is at, which is being written, and which place is looked at. */
import { Link } from '@tanstack/react-router'
import { CircleAlert } from 'lucide-react'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import type { Evidence } from '../../../src/records/evidence.ts'
import type { Handoff } from '../../../src/records/handoff.ts'
import { Page } from '../../frame/frame.tsx'
import { ANSWER_NAMES } from '../../parts/answer-note.tsx'
import { evidenceKey, numberEvidence } from '../../parts/evidence.ts'
import { useEvidence } from '../../parts/evidence-acts.ts'
import { State } from '../../parts/state.tsx'
import { useWide } from '../../parts/use-wide.ts'
import { useReader } from '../../reader.ts'
import { counted } from '../../words.ts'
import { AnswerList } from './answer-list.tsx'
import { EvidenceSide } from './evidence-side.tsx'
import { HandoffActions } from './handoff-actions.tsx'
import { HandoffBanners } from './handoff-banners.tsx'
import { handoffFacts } from './handoff-facts.tsx'
import { provenParts } from './proven-parts.ts'
import { TieOver } from './tie-over.tsx'
import { useHandoffActs } from './use-handoff-acts.ts'

interface HandoffDeskProps {
  readonly handoff: Handoff
  /** The newest answer was an error; what is shown is from before. */
  readonly problem: ReactNode
}

export function HandoffDesk({ handoff, problem }: HandoffDeskProps) {
  const { accountId, accountName, answers } = handoff
  const { mayKeep } = useReader()
  const isWide = useWide()
  const { open } = useEvidence()
  const acts = useHandoffActs(handoff)
  const [current, setCurrent] = useState(firstToLookAt(handoff))
  const [editing, setEditing] = useState<string>()
  const [place, setPlace] = useState<string>()
  const side = useRef<HTMLElement>(null)
  const numbers = useMemo(() => numberEvidence(answers.flatMap(provenParts)), [answers])
  const answer = answers.find(({ key }) => key === current) ?? answers[0]
  const cite = (key: string, evidence: Evidence) => {
    setCurrent(key)
    if (isWide) setPlace(evidenceKey(evidence))
    else open(evidence)
  }
  const goToEvidence = () => {
    const [first] = answer ? provenParts(answer).flatMap(({ evidence }) => evidence) : []
    if (isWide) side.current?.focus()
    else if (first) open(first)
  }
  return (
    <Page
      title={`Handoff of ${accountName}`}
      breadcrumb={[
        { label: 'Handoffs', to: '/handoffs' },
        { label: accountName, to: `/accounts/${accountId}` },
      ]}
      facts={handoffFacts(handoff, mayKeep)}
      figures={<TieOver handoff={handoff} />}
      actions={<HandoffActions handoff={handoff} acts={acts} />}
    >
      {problem}
      <HandoffBanners handoff={handoff} acts={acts} />
      <div className="work">
        <div className="answers">
          <Tally handoff={handoff} />
          <AnswerList
            handoff={handoff}
            acts={acts}
            numbers={numbers}
            current={answer?.key}
            onCurrent={(key) => {
              if (key !== current) setPlace(undefined)
              setCurrent(key)
            }}
            editing={editing}
            onEdit={mayKeep ? setEditing : undefined}
            place={place}
            onCite={cite}
            onEvidence={goToEvidence}
            isWide={isWide}
          />
        </div>
        {isWide && answer && (
          <EvidenceSide
            ref={side}
            handoff={handoff}
            answer={answer}
            numbers={numbers}
            place={place}
            onPlace={setPlace}
            acts={mayKeep ? acts : undefined}
          />
        )}
      </div>
    </Page>
  )
}

/** What disagrees first, then what nobody has looked at. */
function firstToLookAt({ answers }: Handoff): string {
  const first =
    answers.find(({ contradictions }) => contradictions.length > 0) ??
    answers.find(({ state }) => state === 'suggested') ??
    answers[0]
  return first?.key ?? ''
}

const TALLY = ['confirmed', 'edited', 'suggested', 'empty'] as const

function Tally({ handoff: { counts, missing, accountId } }: { readonly handoff: Handoff }) {
  return (
    <div className="tally small">
      {TALLY.filter((state) => counts[state] > 0).map((state) => (
        <span key={state}>
          <b>{counts[state]}</b> {ANSWER_NAMES[state].toLowerCase()}
        </span>
      ))}
      {counts.contradictions > 0 && (
        <State kind="warn" icon={<CircleAlert className="i" aria-hidden />}>
          {counted(counts.contradictions, 'place')} where calls disagree
        </State>
      )}
      {missing.length === 0 && counts.suggested === 0 && (
        <Link className="more" to={`/accounts/${accountId}/prep`}>
          Kickoff prep
        </Link>
      )}
    </div>
  )
}
