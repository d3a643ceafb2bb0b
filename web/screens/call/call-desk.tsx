/** A call that is there: head, staff, and three columns, two, or tabs, as there is room. */
import { type ReactNode, useMemo, useState } from 'react'
import type { AccountCall, CallTranscript } from '../../../src/records/account-call.ts'
import { type ApiProblem, useCall } from '../../api.ts'
import { ProblemBanner } from '../../frame/banner.tsx'
import { Page } from '../../frame/frame.tsx'
import { Button } from '../../parts/button.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { useAccountSync } from '../../account-sync.ts'
import { AboutCall } from './about-call.tsx'
import { CallActions } from './call-actions.tsx'
import { callFacts } from './call-facts.tsx'
import { FindField } from './find-bar.tsx'
import { languageTag } from './languages.ts'
import { NoRisk } from './no-risk.tsx'
import { Outline } from './outline.tsx'
import { ReadingLine } from './reading-line.tsx'
import { shownMarks } from './shown-marks.ts'
import { Staff } from './staff.tsx'
import { Transcript } from './transcript.tsx'
import { TranscriptMissing } from './transcript-missing.tsx'
import { useCallActs } from './use-call-acts.ts'
import { useCallKeys } from './use-call-keys.ts'
import { useColumns } from './use-columns.ts'
import { useFinding } from './use-finding.ts'
import { useReading } from './use-reading.ts'
import { WaitingStaff } from './waiting-staff.tsx'

interface CallDeskProps {
  readonly call: AccountCall
  /** Undefined until it has come, and where there is none. */
  readonly transcript: CallTranscript | undefined
  readonly problem: ApiProblem | null
  readonly again: () => void
}

const NO_TURNS: CallTranscript['turns'] = []

export function CallDesk({ call, transcript, problem, again }: CallDeskProps) {
  const insights = useCall(
    'get /calls/{callId}/moments',
    { callId: call.callId },
    { enabled: call.transcript === 'here', staleTime: 30_000 },
  )
  const marks = useMemo(() => shownMarks(call.marks, insights.data), [call.marks, insights.data])
  const reading = useReading(call, transcript, marks)
  const finding = useFinding(reading.rows, { here: reading.row, go: reading.go })
  const acting = useCallActs(call, transcript, reading)
  useCallKeys({ reading, finding, acting })
  const { state } = useAccountSync()
  const turns = transcript?.turns ?? NO_TURNS
  const isHere = call.transcript === 'here'
  return (
    <Page
      title={call.title}
      breadcrumb={[
        { label: 'Calls', to: '/calls' },
        ...call.links.slice(0, 1).map(({ accountId, name }) => ({
          label: name,
          to: `/accounts/${accountId}`,
        })),
      ]}
      freshness={state?.succeededAt}
      facts={callFacts(call, acting.review)}
      actions={
        <CallActions call={call} transcript={transcript} reading={reading} acting={acting} />
      }
    >
      {problem && (
        <ProblemBanner
          problem={problem}
          action={
            <Button isSmall onClick={again}>
              Try again
            </Button>
          }
        />
      )}
      {transcript && <Staff call={call} turns={turns} reading={reading} hits={finding.hits} />}
      {isHere && !transcript && !problem && <WaitingStaff />}
      <Columns
        outline={<Outline call={call} reading={reading} />}
        about={
          <AboutCall
            call={call}
            insights={insights.data}
            sentences={transcript?.sentences}
            reading={reading}
          />
        }
      >
        {!isHere && <TranscriptMissing call={call} />}
        {isHere && !transcript && !problem && <SkeletonLines lines={12} />}
        {transcript && (
          <>
            <ReadingLine reading={reading} finding={finding}>
              <FindField finding={finding} />
            </ReadingLine>
            <Transcript
              reading={reading}
              finding={finding}
              acts={acting.turns}
              marking={acting.marking}
              language={languageTag(call.language)}
            />
            {reading.rows.length === 0 && (
              <p className="small dim">
                {reading.isOnlyCustomer
                  ? 'The customer said nothing that Gong has written down.'
                  : 'The transcript is empty: nothing was said.'}
              </p>
            )}
          </>
        )}
      </Columns>
      {acting.dismissing && <NoRisk moment={acting.dismissing} onClose={acting.stopDismissing} />}
    </Page>
  )
}

interface ColumnsProps {
  readonly outline: ReactNode
  readonly about: ReactNode
  /** The transcript. */
  readonly children: ReactNode
}

function Columns({ outline, about, children }: ColumnsProps) {
  const columns = useColumns()
  const [tab, setTab] = useState<'transcript' | 'outline' | 'about'>('transcript')
  if (columns === 1) {
    return (
      <div className="desk one">
        <Tabs
          label="Parts of the call"
          value={tab}
          onChange={setTab}
          tabs={[
            {
              value: 'transcript',
              label: 'Transcript',
              content: <section id="transcript">{children}</section>,
            },
            { value: 'outline', label: 'Outline', content: <div className="side">{outline}</div> },
            { value: 'about', label: 'About', content: <div className="side">{about}</div> },
          ]}
        />
      </div>
    )
  }
  return (
    <div className={columns === 3 ? 'desk three' : 'desk two'}>
      {columns === 3 && (
        <nav className="side left" aria-label="Outline">
          {outline}
        </nav>
      )}
      <section className="transcript" id="transcript" aria-label="Transcript">
        {children}
      </section>
      <aside className="side right" aria-label="About this call">
        {columns === 2 && outline}
        {about}
      </aside>
    </div>
  )
}
