/** What was said, found again over all calls that the reader may see. */
import '../accounts/accounts.css'
import './search.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SearchAnswer } from '../../../src/records/search.ts'
import { type ApiProblem, call } from '../../api.ts'
import { ProblemBanner } from '../../frame/banner.tsx'
import { Page } from '../../frame/frame.tsx'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { FindField } from '../../parts/find-field.tsx'
import { CustomerHatch } from '../../parts/side-head.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { useSearchText, useSetSearch } from '../../address.ts'
import { ReadingBanner } from '../../frame/reading-banner.tsx'
import { useAccountSync } from '../../account-sync.ts'
import { FoundCall } from './found-call.tsx'
import { groupsOf, sideIn, totalWords, withSide } from './search-groups.ts'
import { SearchHints } from './search-hints.tsx'

const FIRST = 20
const MOST = 100

export function Search() {
  const query = useSearchText('q')
  const setSearch = useSetSearch()
  const { state } = useAccountSync()
  const ask = (q: string) => setSearch({ q })
  const isAsked = query.trim() !== ''
  return (
    <Page title="Search" freshness={state?.succeededAt}>
      <CustomerHatch />
      <div className="search-box" role="search">
        <FindField
          key="q"
          label="Search in all calls"
          placeholder="Words that were said"
          value={query}
          autoFocus={!isAsked}
          onChange={ask}
        />
        <Sides query={query} ask={ask} />
      </div>
      <ReadingBanner />
      {isAsked ? <Found key={query} query={query} /> : <SearchHints ask={ask} />}
    </Page>
  )
}

interface Asking {
  readonly query: string
  readonly ask: (query: string) => void
}

/** The operator that is wanted most, as a button. */
function Sides({ query, ask }: Asking) {
  const chosen = sideIn(query)
  return (
    <div className="search-sides" role="group" aria-label="Who said it">
      {(['customer', 'us'] as const).map((side) => (
        <button
          key={side}
          type="button"
          className="chip"
          aria-pressed={chosen === side}
          onClick={() => ask(withSide(query, chosen === side ? undefined : side))}
        >
          {side === 'customer' ? 'Said by the customer' : 'Said by us'}
        </button>
      ))}
    </div>
  )
}

function Found({ query }: { readonly query: string }) {
  const [limit, setLimit] = useState(FIRST)
  const found = useQuery<SearchAnswer, ApiProblem>({
    queryKey: ['get /search', { q: query, limit }],
    queryFn: ({ signal }) => call('get /search', { q: query, limit }, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
  const answer = found.data
  if (found.error && !answer) {
    return (
      <ProblemBanner
        problem={found.error}
        action={
          <Button isSmall onClick={() => void found.refetch()}>
            Try again
          </Button>
        }
      />
    )
  }
  if (!answer) return <SkeletonLines lines={9} />
  const names = new Map(answer.accounts.map(({ accountId, name }) => [accountId, name]))
  const mayHaveMore = answer.hits.length === limit && limit < MOST
  return (
    <section className="found" aria-label="What was found" aria-busy={found.isPlaceholderData}>
      <div className="found-says" role="status">
        {answer.hits.length > 0 && <p>{totalWords(answer)}</p>}
        {answer.corrections.map(({ typed, used }) => (
          <p key={typed}>
            Nobody said “{typed}”: found for <b>{used}</b>.
          </p>
        ))}
        {answer.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
      {answer.hits.length === 0 && answer.hasWords && <NothingFound query={query} />}
      <ol className="found-calls">
        {groupsOf(answer.hits).map((group) => (
          <FoundCall key={group.callId} group={group} accountNames={names} />
        ))}
      </ol>
      {mayHaveMore && (
        <Button isBusy={found.isPlaceholderData} onClick={() => setLimit(MOST)}>
          Show up to {MOST}
        </Button>
      )}
    </section>
  )
}

function NothingFound({ query }: { readonly query: string }) {
  const hasOperators = /\b(speaker|account|side|type|before|after):/.test(query)
  return (
    <Empty
      sentence={
        hasOperators
          ? 'Nobody said that in the calls that you may see and that the conditions let through. Fewer conditions may find it.'
          : 'Nobody said that in the calls that you may see. Fewer words, or others for the same, may find it.'
      }
    />
  )
}
