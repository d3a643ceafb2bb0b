/** A moment in the browser's zone; UTC on hover, for whoever compares with a log. */
import { ago, day, moment, utc } from '../words.ts'

interface TimeProps {
  readonly at: string
  /** `moment`: tomorrow 06:00 · `ago`: 4 min ago · `day`: 8 Oct. */
  readonly as?: 'moment' | 'ago' | 'day'
}

const WORDS = { moment, ago, day }

export function Time({ at, as = 'moment' }: TimeProps) {
  return (
    <time dateTime={at} title={utc(at)}>
      {WORDS[as](at)}
    </time>
  )
}
