/** A handoff as a document in Markdown. */
import type { Handoff, HandoffAnswer } from '../../records/handoff.ts'
import {
  countWords,
  HIDDEN_WORDS,
  originWords,
  passingWords,
  standingWords,
  stateWords,
} from './document-words.ts'
import { markdown, type Markdown, peopleTable, plain } from './markdown.ts'

export function handoffMarkdown(handoff: Handoff): string {
  const { accountName, answers, missing, state } = handoff
  const about = [passingWords(handoff), originWords(handoff), countWords(handoff)]
  const write = markdown()
  const isOpen = state !== 'accepted' && missing.length > 0
  return write.pages([
    [`# Handoff: ${plain(accountName)}`],
    [`**${plain(standingWords(handoff))}**`],
    [about.flatMap((words) => (words === null ? [] : [plain(words)])).join(' ')],
    ...(isOpen
      ? [['## Before it can be accepted'], missing.map((words) => `- ${plain(words)}`)]
      : []),
    ...answers.flatMap((answer) => answerParts(write, answer)),
  ])
}

function answerParts(write: Markdown, answer: HandoffAnswer): readonly (readonly string[])[] {
  const { question, sentences, stakeholders, contradictions, note } = answer
  const state = stateWords(answer)
  const points = sentences.flatMap(({ text, evidence, isHidden, isOwn }) => {
    if (isHidden) return [`- *${HIDDEN_WORDS}*`]
    return write.point(
      text,
      evidence,
      isOwn && evidence.length === 0 ? ' *(in our own words)*' : '',
    )
  })
  const conflicts = contradictions.map(({ text, sides }) => [
    `**Not settled:** ${plain(text)}`,
    '',
    ...sides.map(({ value, evidence }) => `- ${plain(value)}: ${write.quote(evidence)}`),
  ])
  return [
    [`## ${plain(question)}`],
    state === null ? [] : [`*${plain(state)}.*`],
    stakeholders.length === 0 ? [] : peopleTable(stakeholders),
    points,
    note === null ? [] : [plain(note)],
    ...conflicts,
  ]
}
