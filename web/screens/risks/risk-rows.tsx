/** Risks as they were said: the words are the widest column, and a weight opens into what it is made of. */
import { Link } from '@tanstack/react-router'
import { ChevronDown, ChevronUp } from 'lucide-react'
import type { Risk } from '../../../src/records/risk.ts'
import { RiskKind } from '../../parts/risk-kind.tsx'
import { SaidAt } from '../../parts/proof.tsx'
import { RISK_STATE_NAMES } from '../../parts/risk-words.ts'
import { State } from '../../parts/state.tsx'
import { RiskInside } from './risk-inside.tsx'

interface RiskRowsProps {
  readonly rows: readonly Risk[]
  readonly caption: string
  /** Which one is opened. */
  readonly openId: string
  readonly onOpen: (riskId: string) => void
  /** On the page of one account, which need not be named. */
  readonly hidesAccount?: boolean
}

export function RiskRows({ rows, caption, openId, onOpen, hidesAccount = false }: RiskRowsProps) {
  return (
    <table className={hidesAccount ? 't risk-rows of-account' : 't risk-rows'}>
      <caption className="hush">{caption}</caption>
      <thead>
        <tr>
          {!hidesAccount && <th scope="col">Account</th>}
          <th scope="col">Kind</th>
          <th scope="col">In their words</th>
          <th scope="col">Said</th>
          <th scope="col">Owner</th>
          <th scope="col" className="num" aria-sort="descending">
            Weight
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((risk) => (
          <RiskRow
            key={risk.riskId}
            risk={risk}
            isOpen={risk.riskId === openId}
            onToggle={() => onOpen(risk.riskId === openId ? 'none' : risk.riskId)}
            hidesAccount={hidesAccount}
          />
        ))}
      </tbody>
    </table>
  )
}

interface RiskRowProps {
  readonly risk: Risk
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly hidesAccount: boolean
}

function RiskRow({ risk, isOpen, onToggle, hidesAccount }: RiskRowProps) {
  const { riskId, accountId, accountName, type, severity, evidence, owner, score, isNew } = risk
  const newest = evidence.at(-1)
  const insideId = `risk-${riskId}`
  const news = isNew && <State kind="off">new</State>
  return (
    <tr className={isOpen ? 'is-open' : undefined} data-risk={riskId}>
      {!hidesAccount && (
        <td className="of">
          <Link className="name" to={`/accounts/${accountId}`}>
            {accountName}
          </Link>
          {news}
        </td>
      )}
      <td className="kind">
        <RiskKind type={type} severity={severity} isShort />
        {hidesAccount && news}
        {risk.state !== 'open' && <span className="under">{RISK_STATE_NAMES[risk.state]}</span>}
      </td>
      <td className="words">
        {newest && <blockquote className="said">{newest.quote}</blockquote>}
        {isOpen && (
          <div id={insideId}>
            <RiskInside risk={risk} />
          </div>
        )}
      </td>
      <td className="said-by">
        {newest && (
          <>
            {newest.speaker}
            <span className="under">
              <SaidAt evidence={newest} />
            </span>
          </>
        )}
      </td>
      <td className="owner">{owner?.name ?? <span className="dim">nobody</span>}</td>
      <td className="num">
        <button
          type="button"
          className="weight"
          aria-expanded={isOpen}
          aria-controls={isOpen ? insideId : undefined}
          aria-label={`Weight ${score}: what it is made of, and what can be done`}
          onClick={onToggle}
        >
          <b>{score}</b>
          {isOpen ? (
            <ChevronUp className="i" aria-hidden />
          ) : (
            <ChevronDown className="i" aria-hidden />
          )}
        </button>
      </td>
    </tr>
  )
}
