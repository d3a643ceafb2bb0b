/** A difference as a text to read: what went is struck through, what came is underlined; ears hear which. */
import type { DiffPart } from './word-diff.ts'

export function DiffText({ parts }: { readonly parts: readonly DiffPart[] }) {
  return (
    <p className="diff-text">
      {parts.map(({ text, change }, index) => {
        if (change === 'added') return <ins key={index}>{text}</ins>
        if (change === 'removed') return <del key={index}>{text}</del>
        return <span key={index}>{text}</span>
      })}
    </p>
  )
}
