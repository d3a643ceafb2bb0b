/** How a call sounded, as far as it can be told: a word, a number, and who says so. Unsure, it is not said at all. */
import { Frown, Meh, Smile } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CallInsights } from '../../../src/records/moment.ts'
import { Derived } from '../../parts/origin.tsx'
import { AboutPart } from './about-part.tsx'

type Sentiment = NonNullable<CallInsights['sentiment']>

const FACES: Readonly<Record<Sentiment['word'], ReactNode>> = {
  positive: <Smile className="i good" aria-hidden />,
  neutral: <Meh className="i" aria-hidden />,
  mixed: <Meh className="i warn" aria-hidden />,
  negative: <Frown className="i bad" aria-hidden />,
}

export function CallTone({ sentiment }: { readonly sentiment: Sentiment }) {
  const { word, score, method } = sentiment
  const at = ((Math.max(-1, Math.min(1, score)) + 1) / 2) * 100
  return (
    <AboutPart
      id="tone"
      title="Tone"
      label={
        <Derived
          how={`Derived here by ${method}, from what the customer said. Gong says nothing of it.`}
        />
      }
    >
      <p className="tone">
        {FACES[word]}
        <b>{word}</b>
        <span className="tone-line" aria-hidden>
          <span style={{ left: `${at}%` }} />
        </span>
        <span className="tone-score">{signed(score)}</span>
      </p>
      <p className="dim">Derived here by {method}.</p>
    </AboutPart>
  )
}

/** From −1 to 1, with its sign. */
function signed(score: number): string {
  const rounded = Math.round(score * 100) / 100
  return `${rounded > 0 ? '+' : rounded < 0 ? '−' : ''}${Math.abs(rounded).toFixed(2)}`
}
