/** Topics and Spotlight texts of a corpus meeting, from the labels that its listeners wrote. */
import type { Summary } from '../transcribed.ts'
import type { Meeting, Statement } from './meeting-file.ts'

export function meetingSummary(meeting: Meeting, hostVoice: string | undefined): Summary {
  const { summary, questions } = meeting
  const topics = meeting.topics.toSorted((a, b) => a.start - b.start || a.level - b.level)
  const sections = topics.filter(({ level }) => level === 0)
  const all = [...questions.values()].reduce((sum, count) => sum + count, 0)
  const hosts = questions.get(hostVoice ?? '') ?? 0
  const remarks = [...summary.decisions, ...summary.problems]
  return {
    topics: sections.map(({ name, start, end }) => ({ name, duration: Math.round(end - start) })),
    ...(summary.abstract.length > 0 && {
      brief: summary.abstract
        .slice(0, 3)
        .map(({ text }) => text)
        .join(' '),
    }),
    outline: sections.map(({ name, start, end }) => ({
      section: name,
      startTime: start,
      duration: Math.round((end - start) * 100) / 100,
      items: summary.abstract.flatMap(({ text, startTimes: [first] }) =>
        first !== undefined && first >= start && first <= end ? [{ text, startTime: first }] : [],
      ),
    })),
    highlights:
      summary.actions.length === 0
        ? []
        : [{ title: 'Next steps', items: summary.actions.map(plain) }],
    keyPoints: remarks.slice(0, 6).map(({ text }) => ({ text })),
    questions: { companyCount: hosts, nonCompanyCount: all - hosts },
  }
}

const plain = ({ text, startTimes }: Statement) => ({ text, startTimes })
