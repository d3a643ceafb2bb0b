/** What to know before the first meeting, on one page: to read, to print, to paste. */
import '../handoffs/answers.css'
import './prep.css'
import { Link } from '@tanstack/react-router'
import { Copy, Printer } from 'lucide-react'
import type { Moment, ProvenSentence } from '../../../src/records/moment.ts'
import type { Prep as PrepRecord } from '../../../src/records/handoff.ts'
import { usePathPart } from '../../address.ts'
import { call, problemOf, useCall } from '../../api.ts'
import { ProblemBanner } from '../../frame/banner.tsx'
import { NotThere } from '../../frame/failed.tsx'
import { Page } from '../../frame/frame.tsx'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { Cites } from '../../parts/cite.tsx'
import { useCopy } from '../../parts/copy-box.tsx'
import { numberEvidence, type Numbered } from '../../parts/evidence.ts'
import { EvidenceDesk } from '../../parts/evidence-desk.tsx'
import { SaidAt, Who } from '../../parts/proof.tsx'
import { Origin } from '../../parts/origin.tsx'
import { RISK_LINES, RISK_NAMES } from '../../parts/risk-words.ts'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { Spoken } from '../../parts/spoken.tsx'
import { StakeholderTable } from '../../parts/stakeholder-table.tsx'
import { State } from '../../parts/state.tsx'
import { day, daysUntil, daysWords } from '../../words.ts'
import { PrepPart } from './prep-part.tsx'

export function Prep() {
  const accountId = usePathPart('accountId')
  const { data, error, refetch } = useCall('get /accounts/{accountId}/prep', { accountId })
  if (error?.status === 404) return <NotThere />
  const crumbs = [
    { label: 'Accounts', to: '/accounts' },
    ...(data ? [{ label: data.accountName, to: `/accounts/${accountId}` }] : []),
  ]
  if (!data) {
    return (
      <Page title="Kickoff prep" breadcrumb={crumbs}>
        {error ? (
          <ProblemBanner
            problem={error}
            action={
              <Button isSmall onClick={() => void refetch()}>
                Try again
              </Button>
            }
          />
        ) : (
          <SkeletonLines lines={10} height="26px" />
        )}
      </Page>
    )
  }
  return (
    <EvidenceDesk>
      <Page
        title={`Kickoff with ${data.accountName}`}
        breadcrumb={crumbs}
        facts={[
          data.kickoffOn === null
            ? 'No day is set for the kickoff'
            : `${day(data.kickoffOn)}, ${daysWords(daysUntil(data.kickoffOn))}`,
          <Link key="handoff" to={`/accounts/${accountId}/handoff`}>
            Handoff
          </Link>,
        ]}
        actions={<Actions accountId={accountId} />}
      >
        <Sheet prep={data} />
      </Page>
    </EvidenceDesk>
  )
}

function Actions({ accountId }: { readonly accountId: string }) {
  const toast = useToast()
  const { copy } = useCopy()
  const take = async () => {
    try {
      await copy((await call('get /accounts/{accountId}/prep/export', { accountId })).content)
      toast('Copied as Markdown.')
    } catch (error) {
      const { detail, fix } = problemOf(error)
      toast(`${detail} ${fix}`)
    }
  }
  return (
    <>
      <Button icon={<Printer className="i" aria-hidden />} onClick={() => window.print()}>
        Print
      </Button>
      <Button look="primary" icon={<Copy className="i" aria-hidden />} onClick={() => void take()}>
        Copy as Markdown
      </Button>
    </>
  )
}

function Sheet({ prep }: { readonly prep: PrepRecord }) {
  const { goals, people, answered, promises, openPoints, risks, toAsk, checklist } = prep
  const numbers = numberEvidence([
    ...goals,
    ...people,
    ...answered.flatMap(({ sentences }) => sentences),
  ])
  return (
    <div className="prep">
      <div className="prep-main">
        <PrepPart title="What they want" none="No goal was said in the calls. Ask for one.">
          {goals.length > 0 && <Sentences sentences={goals} numbers={numbers} />}
        </PrepPart>
        <PrepPart
          title="Already answered by the customer"
          says="So that nobody asks twice."
          none="Nothing that the handoff asks was answered yet."
        >
          {answered.length > 0 && (
            <dl className="answered">
              {answered.map(({ question, sentences }) => (
                <div key={question}>
                  <dt>{question}</dt>
                  <dd>
                    <Sentences sentences={sentences} numbers={numbers} />
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </PrepPart>
        <PrepPart title="People" none="Nobody was named in the calls.">
          {people.length > 0 && <StakeholderTable people={people} numbers={numbers} />}
        </PrepPart>
        <PrepPart title="Promises made" none="No promise was found in the calls.">
          {promises.length > 0 && <Moments moments={promises} />}
        </PrepPart>
      </div>
      <div className="prep-side">
        <PrepPart title="Checklist" none="Nothing is left to do.">
          {checklist.length > 0 && (
            <ul className="checklist">
              {checklist.map(({ text, isDone }) => (
                <li key={text}>
                  <State kind={isDone ? 'good' : 'off'}>{text}</State>
                  <span className="hush">{isDone ? ', done' : ', to do'}</span>
                </li>
              ))}
            </ul>
          )}
        </PrepPart>
        <PrepPart title="To ask" none="Every question of the handoff has an answer.">
          {toAsk.length > 0 && (
            <ul className="to-ask">
              {toAsk.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ul>
          )}
        </PrepPart>
        <PrepPart title="Risks" none="No risk is open.">
          {risks.length > 0 && (
            <ul className="prep-list">
              {risks.map((risk) => (
                <PrepRisk key={risk.riskId} risk={risk} />
              ))}
            </ul>
          )}
        </PrepPart>
        <PrepPart title="Open points" none="Nothing was left open.">
          {openPoints.length > 0 && <Moments moments={openPoints} />}
        </PrepPart>
      </div>
    </div>
  )
}

interface SentencesProps {
  readonly sentences: readonly ProvenSentence[]
  readonly numbers: ReadonlyMap<string, Numbered>
}

function Sentences({ sentences, numbers }: SentencesProps) {
  return (
    <ul className="answer-lines">
      {sentences.map(({ text, evidence }) => (
        <li key={text}>
          <Spoken text={text} evidence={evidence} />
          <Cites evidence={evidence} numbers={numbers} />
        </li>
      ))}
    </ul>
  )
}

function Moments({ moments }: { readonly moments: readonly Moment[] }) {
  return (
    <ul className="prep-list">
      {moments.map(({ momentId, evidence, subject, due, dueOn }) => (
        <li key={momentId}>
          <blockquote className="said-s">{evidence.quote}</blockquote>
          <p className="small">
            <b>{subject ?? evidence.speaker}</b>
            {(dueOn ?? due) !== null && `, ${dueOn === null ? (due ?? '') : day(dueOn)}`}{' '}
            <SaidAt evidence={evidence} />
          </p>
        </li>
      ))}
    </ul>
  )
}

function PrepRisk({
  risk: { type, why, origin, model, evidence },
}: {
  readonly risk: PrepRecord['risks'][number]
}) {
  const known = RISK_LINES.find((one) => one === type)
  const newest = evidence.at(-1)
  return (
    <li>
      <p className="small">
        <b>{known === undefined ? type : RISK_NAMES[known]}</b>: {why}{' '}
        <Origin of={origin} model={model} />
      </p>
      {newest && (
        <>
          <blockquote className="said-s">{newest.quote}</blockquote>
          <Who evidence={newest} />
        </>
      )}
    </li>
  )
}
