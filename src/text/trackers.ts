/** A keyword tracker as a block. */
import type { SaidAt, Tracker } from '../records/tracker.ts'
import { type Block, field, list } from './block.ts'
import { dateLine } from './times.ts'

export function trackerBlock(tracker: Tracker): Block {
  const keywords = tracker.languages.map(
    ({ language, keywords: words, includesRelatedForms }) =>
      `${language}: ${words.join(', ')}${includesRelatedForms ? ' (related forms count too)' : ''}`,
  )
  return {
    mark: 'TRACKER',
    lines: [
      ...field('Name', tracker.name),
      ...list('Keywords', keywords),
      ...field('Said by', saidBy(tracker)),
      ...field('Said at', tracker.saidAt && saidAt(tracker.saidAt)),
      ...field('In topics', tracker.inTopics.join(', ')),
      ...field('Created', tracker.createdAt && dateLine(tracker.createdAt)),
      ...field('Updated', tracker.updatedAt && dateLine(tracker.updatedAt)),
    ],
  }
}

const SPEAKERS: Readonly<Record<string, string>> = {
  Anyone: 'Anyone',
  Company: 'Our side',
  NonCompany: 'The customer',
}

function saidBy({ saidBy: who, onlyInQuestions }: Tracker): string | undefined {
  const speakers = who === undefined ? undefined : (SPEAKERS[who] ?? who)
  return onlyInQuestions ? `${speakers ?? 'Anyone'}, in questions only` : speakers
}

/** `Anytime`, or as in `First 10 minutes`. */
function saidAt({ when, interval, unit }: SaidAt): string {
  return interval === undefined || when === 'Anytime'
    ? when
    : `${when} ${interval} ${unit ?? ''}`.trim()
}
