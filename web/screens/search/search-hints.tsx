/** Before anything is searched for: what can be asked, each line an example to press. */
import { useCall } from '../../api.ts'

interface Hint {
  readonly example: string
  readonly what: string
}

const HINTS: readonly Hint[] = [
  { example: 'launch date', what: 'Words: all of them in what one person said, in any form' },
  { example: '"single sign-on"', what: 'A phrase, word for word' },
  { example: 'price side:customer', what: 'What the customer said; side:us for ours' },
  { example: 'budget speaker:ludo', what: 'What one person said' },
  { example: 'security account:acme', what: 'In the calls of one account' },
  { example: 'demo type:demo', what: 'In calls of one type: discovery, demo, negotiation …' },
  { example: 'contract after:2026-01-01', what: 'Since a day; before: until a day' },
]

interface SearchHintsProps {
  readonly ask: (query: string) => void
}

export function SearchHints({ ask }: SearchHintsProps) {
  const accounts = useCall('get /accounts', { limit: 1 }, { staleTime: 30_000 })
  const account = accounts.data?.data[0]?.name
  const hints = HINTS.map((hint) => ({
    ...hint,
    example: hint.example.replace('acme', firstWord(account) ?? 'acme'),
  }))
  return (
    <section aria-labelledby="hints-head" className="search-hints">
      <h2 id="hints-head" className="h">
        What can be asked
      </h2>
      <dl>
        {hints.map(({ example, what }) => (
          <div key={example}>
            <dt>
              <button type="button" className="linklike" onClick={() => ask(example)}>
                <code>{example}</code>
              </button>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className="small dim">
        Typing errors and word forms are forgiven. Only calls that you may see in Gong are searched.
      </p>
    </section>
  )
}

function firstWord(name: string | undefined): string | undefined {
  return /^[\p{L}\p{N}]+/u.exec(name?.toLowerCase() ?? '')?.[0]
}
