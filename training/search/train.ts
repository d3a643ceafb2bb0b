/** Learns the order of search from the meetings of QMSum. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crossValidate, reportLine } from './cross-validate.ts'
import { learn } from './learn.ts'
import { type Lists, listsOf } from './lists.ts'
import { type Meeting, readMeetings } from './qmsum.ts'
import { shuffled } from '../random.ts'

const WEIGHTS = join(import.meta.dirname, '../../src/search/ranking/weights.json')
const FOLDS = 5
const SEED = 1

/** Writes the weights; the same data make the same bytes. `data`: the folder that holds `qmsum`. */
export async function trainSearch(data: string): Promise<string> {
  const { lists } = await readLists(data)
  await writeFile(WEIGHTS, `${JSON.stringify(learn(lists))}\n`)
  return `Written: ${WEIGHTS}\n`
}

/** Measures what training gives on meetings that it did not see; writes nothing. */
export async function checkSearch(data: string): Promise<string> {
  const { meetings, lists } = await readLists(data)
  const domains = [...new Set(meetings.map(({ domain }) => domain))].toSorted()
  const folds = meetings.map(() => 0)
  shuffled([...meetings.keys()], SEED).forEach((meeting, n) => {
    folds[meeting] = n % FOLDS
  })
  const byMeeting = crossValidate(lists, folds)
  const byDomain = crossValidate(
    lists,
    meetings.map(({ domain }) => domains.indexOf(domain)),
  )
  const domainOf = (meeting: number): string => meetings[meeting]?.domain ?? ''
  return [
    'queries, turn hit@1, @5, @10, MRR, right meeting @1'.padStart(60),
    reportLine('other meetings', byMeeting),
    ...Array.from({ length: FOLDS }, (_, fold) =>
      reportLine(
        `  fold ${fold + 1}`,
        byMeeting.filter(({ meeting }) => folds[meeting] === fold),
      ),
    ),
    ...domains.map((domain) =>
      reportLine(
        `  ${domain}`,
        byMeeting.filter(({ meeting }) => domainOf(meeting) === domain),
      ),
    ),
    reportLine('other domains', byDomain),
    ...domains.map((domain) =>
      reportLine(
        `  ${domain}`,
        byDomain.filter(({ meeting }) => domainOf(meeting) === domain),
      ),
    ),
    '',
  ].join('\n')
}

async function readLists(
  data: string,
): Promise<{ readonly meetings: readonly Meeting[]; readonly lists: Lists }> {
  const meetings = await readMeetings(join(data, 'qmsum'))
  return { meetings, lists: listsOf(meetings) }
}
