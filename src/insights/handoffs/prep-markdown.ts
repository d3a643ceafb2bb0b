/** What to know before the first meeting, as a page in Markdown. */
import type { Exported, Prep } from '../../records/handoff.ts'
import type { Moment } from '../../records/moment.ts'
import { dayWords, fileNameOf } from './document-words.ts'
import { markdown, type Markdown, peopleTable, plain } from './markdown.ts'

export function exportPrep(prep: Prep, now: Date): Exported {
  return {
    fileName: `${fileNameOf('kickoff', prep.accountName, now)}.md`,
    mediaType: 'text/markdown; charset=utf-8',
    content: prepMarkdown(prep),
    encoding: 'utf-8',
  }
}

function prepMarkdown(prep: Prep): string {
  const { accountName, kickoffOn, goals, people, answered, promises, openPoints, risks } = prep
  const write = markdown()
  const line = (moment: Moment) => momentLine(write, moment)
  const sentences = (given: Prep['goals']) =>
    given.flatMap(({ text, evidence }) => write.point(text, evidence))
  return write.pages([
    [`# Kickoff with ${plain(accountName)}`],
    [kickoffOn === null ? 'The day is not set yet.' : `On ${dayWords(kickoffOn)}.`],
    ...part('What they want to reach', sentences(goals)),
    ...part('Who you meet', people.length === 0 ? [] : peopleTable(people)),
    ...(answered.length === 0
      ? []
      : [
          ['## What they have told us already'],
          ['Do not ask it again: build on it.'],
          ...answered.flatMap(({ question, sentences: told }) => [
            [`### ${plain(question)}`],
            sentences(told),
          ]),
        ]),
    ...part('What we have promised', promises.map(line)),
    ...part('What is open', openPoints.map(line)),
    ...part(
      'Risks',
      risks.flatMap(({ type, why, model, evidence }) =>
        write.point(
          `${RISKS[type] ?? type}${model === null ? '' : ` (AI, ${model})`}: ${why}`,
          evidence,
        ),
      ),
    ),
    ...part(
      'What to ask',
      prep.toAsk.map((question) => `- ${plain(question)}`),
    ),
    ...part(
      'Checklist',
      prep.checklist.map(({ text, isDone }) => `- [${isDone ? 'x' : ' '}] ${plain(text)}`),
    ),
  ])
}

const RISKS: Readonly<Record<string, string>> = {
  competitor: 'Competition',
  budget: 'Budget',
  timeline: 'Timeline',
  executive: 'Executives',
  technical: 'Technical',
}

function part(title: string, lines: readonly string[]): readonly (readonly string[])[] {
  return lines.length === 0 ? [] : [[`## ${title}`], lines]
}

function momentLine(write: Markdown, { evidence, due }: Moment): string {
  return `- ${write.quote(evidence)}${due === null ? '' : ` (due: ${plain(due)})`}`
}
