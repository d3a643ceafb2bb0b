/** What the customer wants in their own words, and below it the account in a few sentences of ours, each with its proof. */
import { useState } from 'react'
import type { Account } from '../../../src/records/account.ts'
import type { Brief } from '../../../src/records/moment.ts'
import { useCall } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { Cites } from '../../parts/cite.tsx'
import { numberEvidence, placesWords } from '../../parts/evidence.ts'
import { Derived } from '../../parts/origin.tsx'
import { PERIOD_OPTIONS, periodWords } from '../../parts/periods.ts'
import { ProblemNote } from '../../parts/problem.tsx'
import { Proof, Who } from '../../parts/proof.tsx'
import { Select } from '../../parts/select.tsx'
import { Skeleton, SkeletonLines } from '../../parts/skeleton.tsx'
import { counted } from '../../words.ts'
import { lookingPace } from './use-account.ts'
import { usePeriod } from './use-period.ts'

export function BriefPart({ account }: { readonly account: Account }) {
  const { period, choose } = usePeriod()
  const { data, error, refetch } = useBrief(account, period)
  return (
    <section aria-labelledby="brief-head">
      {data?.opening && (
        <figure className="lead">
          <blockquote className="said-l">{data.opening.quote}</blockquote>
          <figcaption>
            <Who evidence={data.opening} hasTitle />
          </figcaption>
        </figure>
      )}
      {!data && !error && <Skeleton height="132px" />}
      <div className="head brief-head">
        <h2 id="brief-head">In brief</h2>
        <Derived how={data ? howMade(data) : 'Worked out from what was said in the calls.'} />
        <span className="by">
          <Select
            aria-label="How far back"
            value={period}
            onChange={choose}
            options={PERIOD_OPTIONS}
          />
        </span>
      </div>
      {error && !data && (
        <ProblemNote
          problem={error}
          action={
            <Button isSmall onClick={() => void refetch()}>
              Try again
            </Button>
          }
        />
      )}
      {!data && !error && <SkeletonLines lines={4} />}
      {data && <Sentences brief={data} />}
    </section>
  )
}

export function useBrief(account: Account, period: Brief['period']) {
  return useCall(
    'get /accounts/{accountId}/brief',
    { accountId: account.accountId, period },
    { keepsFormer: true, staleTime: 30_000, refetchInterval: () => lookingPace(account) },
  )
}

function howMade({ level, model, calls }: Brief): string {
  const from = `from ${counted(calls, 'call')} that you may see`
  return level === 'model'
    ? `Written by ${model ?? 'the model'} ${from}; sentences without proof in the calls are left out.`
    : `Put together here ${from}, without any model outside. Each sentence shows what it rests on.`
}

function Sentences({ brief }: { readonly brief: Brief }) {
  const [isWhole, setWhole] = useState(false)
  const { sentences, calls, period } = brief
  if (sentences.length === 0) {
    return (
      <p className="small">
        {calls === 0
          ? `No call ${periodWords(period)}.`
          : 'Nothing that can be proven was found in these calls yet. They are read as soon as their transcripts are here.'}
      </p>
    )
  }
  const numbers = numberEvidence(sentences)
  return (
    <>
      <p className="brief cites">
        {sentences.map(({ text, evidence }, index) => (
          <span key={index}>
            {text}
            <Cites evidence={evidence} numbers={numbers} />{' '}
          </span>
        ))}
      </p>
      <p className="small sources">
        {placesWords(numbers.values())}.{' '}
        <button
          type="button"
          className="linklike"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? 'Hide them' : 'Show all'}
        </button>
      </p>
      {isWhole && (
        <ol className="source-list">
          {[...numbers.values()].map(({ number, evidence }) => (
            <li key={number}>
              <span className="source-number">{number}</span>
              <div>
                <Proof evidence={evidence} />
              </div>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}
