/** The calls with one company that belong to no account, and what to do about all of them at once. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type ApiProblem, call, problemOf, useSend } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { State } from '../../parts/state.tsx'
import { counted } from '../../words.ts'
import { LiveCalls } from '../../parts/live-calls.tsx'
import { nameOf, type UnmatchedGroup } from './unmatched-groups.ts'

/** More of a group stand behind a click. */
const SHOWN = 2

const AFFECTED = { invalidates: ['get /accounts', 'get /matching'] } as const

export function UnmatchedOf({ group }: { readonly group: UnmatchedGroup }) {
  const { domain, near, calls } = group
  const [isWhole, setWhole] = useState(false)
  const rest = calls.length - SHOWN
  return (
    <section className="unmatched-of">
      <header>
        <div>
          <h3 className="h">{domain ?? 'No company tells by its domain'}</h3>
          {domain === undefined && (
            <p className="small">Somebody with free mail, or nobody whose address Gong knows.</p>
          )}
          {near.map(({ accountId, name, why }) => (
            <p key={accountId} className="small">
              Near {name}: {why}
            </p>
          ))}
        </div>
        <span className="small dim">{counted(calls.length, 'call')}</span>
        {domain !== undefined && <Acts domain={domain} near={near} />}
      </header>
      <LiveCalls
        calls={isWhole ? calls : calls.slice(0, SHOWN)}
        act={({ callId }) =>
          near.map((one) => <LinkOne key={one.accountId} to={one} callId={callId} />)
        }
      />
      {rest > 0 && !isWhole && (
        <Button look="quiet" isSmall onClick={() => setWhole(true)}>
          Show {rest} more
        </Button>
      )}
    </section>
  )
}

type Near = UnmatchedGroup['near'][number]

/** A domain that was added finds all of its calls, those to come as well. */
function Acts({ domain, near }: { readonly domain: string; readonly near: readonly Near[] }) {
  const change = useSend('patch /accounts/{accountId}', AFFECTED)
  const make = useSend('post /accounts', AFFECTED)
  const [problem, setProblem] = useState<ApiProblem>()
  const done = make.data ?? change.data
  const add = async ({ accountId }: Near) => {
    try {
      const { domains } = await call('get /accounts/{accountId}', { accountId })
      await change.mutateAsync({ accountId, domains: [...domains, domain] })
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  if (done) {
    const { accountId, name } = done
    return (
      <p className="unmatched-acts">
        <State kind="good">{make.data ? 'Account made' : 'Domain added'}</State>
        <Link to="/accounts/$accountId" params={{ accountId }}>
          {name}
        </Link>
      </p>
    )
  }
  const told = problem ?? make.error
  return (
    <div className="unmatched-acts">
      {near.map((one) => (
        <Button key={one.accountId} isSmall isBusy={change.isPending} onClick={() => void add(one)}>
          Add domain to {one.name}
        </Button>
      ))}
      <Button
        isSmall
        look={near.length > 0 ? 'quiet' : 'plain'}
        isBusy={make.isPending}
        onClick={() => make.mutate({ name: nameOf(domain), domains: [domain] })}
      >
        New account {nameOf(domain)}
      </Button>
      {told && <ProblemNote problem={told} hidesMending />}
    </div>
  )
}

/** Only this call, where the domain is not the account's. */
function LinkOne({ to, callId }: { readonly to: Near; readonly callId: string }) {
  const { accountId, name } = to
  const link = useSend('post /accounts/{accountId}/links', AFFECTED)
  if (link.isSuccess) return <State kind="good">Linked to {name}</State>
  return (
    <>
      <Button
        isSmall
        look="quiet"
        isBusy={link.isPending}
        onClick={() => link.mutate({ accountId, call: callId })}
      >
        Link to {name}
      </Button>
      {link.error && <ProblemNote problem={link.error} hidesMending />}
    </>
  )
}
