/** What a test found: the company in one line, and a tick, a cross or a dash for each type. */
import { Check, Minus, X } from 'lucide-react'
import type { Trial, TypeCheck } from '../../../src/records/connection.ts'
import { Button } from '../../parts/button.tsx'
import { TYPE_NAMES } from '../../parts/data-types.ts'
import { State } from '../../parts/state.tsx'
import { count, counted } from '../../words.ts'

interface TrialResultProps {
  readonly trial: Trial
  readonly onMove: (baseUrl: string) => void
}

export function TrialResult({ trial, onMove }: TrialResultProps) {
  const allowed = trial.types.filter((type) => type.allowed).length
  return (
    <>
      <p className="sum">
        <State kind={allowed > 0 ? 'good' : 'bad'}>
          {allowed > 0 ? 'Gong accepts this key' : 'This key may read nothing'}
        </State>
        <span className="small">{factsOf(trial)}</span>
      </p>
      <Checks types={trial.types} />
      <p className="small">
        <b>
          {allowed} of {trial.types.length} types available.
        </b>{' '}
        {sentenceFor(allowed, trial.types.length)}
      </p>
      {trial.advice && (
        <p className="small advice">
          {trial.advice} <OtherAddress text={trial.advice} now={trial.baseUrl} onMove={onMove} />
        </p>
      )}
    </>
  )
}

function Checks({ types }: { readonly types: readonly TypeCheck[] }) {
  return (
    <ul className="checks">
      {types.map((check) => (
        <CheckLine key={check.type} check={check} />
      ))}
    </ul>
  )
}

function CheckLine({ check }: { readonly check: TypeCheck }) {
  const { type, allowed, records, scope, message } = check
  const name = TYPE_NAMES[type]
  if (!allowed) {
    return (
      <li title={message ?? undefined}>
        <X className="i bad" aria-hidden />
        <span className="hush">missing: </span>
        {name}
        <em>
          lacks <code>{scope}</code>
        </em>
      </li>
    )
  }
  if (records === 0) {
    return (
      <li>
        <Minus className="i off" aria-hidden />
        <span className="hush">available: </span>
        {name}
        <small>nothing there yet</small>
      </li>
    )
  }
  return (
    <li>
      <Check className="i good" aria-hidden />
      <span className="hush">available: </span>
      {name}
      {records !== null && <small>{count(records)}</small>}
    </li>
  )
}

const ADDRESS = /https:\/\/[\w.-]+\.gong\.io/g
/** Stands in sentences to show what such an address looks like. */
const EXAMPLE = 'https://us-12345.api.gong.io'

interface OtherAddressProps {
  /** A sentence that names the address that is the right one. */
  readonly text: string
  readonly now: string
  readonly onMove: (baseUrl: string) => void
}

/** One click instead of copying the address out of the sentence. */
export function OtherAddress({ text, now, onMove }: OtherAddressProps) {
  const other = text.match(ADDRESS)?.find((address) => address !== now && address !== EXAMPLE)
  if (!other) return null
  return (
    <Button isSmall onClick={() => onMove(other)}>
      Use {other}
    </Button>
  )
}

function factsOf({ companyName, userCount, leftToday, requests }: Trial): string {
  const facts = [
    companyName,
    userCount === null ? null : counted(userCount, 'user'),
    leftToday === null ? null : `${count(leftToday)} calls to Gong left today`,
    `the test took ${count(requests)}`,
  ]
  return facts.filter(Boolean).join(', ')
}

function sentenceFor(allowed: number, all: number): string {
  if (allowed === all) return 'You can save.'
  if (allowed === 0) return 'Add scopes to the key in Gong, then test again.'
  return 'You can save now and add the other scopes in Gong later; the rest does not wait for them.'
}
