/** What Gong's AI would write about an invented call. */
import type { WireContent, WorldCall } from '../../world.ts'
import { createRandom } from '../random.ts'
import { structureOf } from '../transcribed.ts'
import type { GeneratedAccount } from './cast.ts'
import type { Turn } from './plan.ts'
import { STAGES } from './stages.ts'

const POINTS = [
  'New colleagues take weeks until they can work alone.',
  'Requests are sorted by hand every morning.',
  'Nobody can see whether somebody else has already answered.',
  'The weekly report comes too late to act on.',
  'The same customers write a second time about the same thing.',
  'The IT team wants to know where the data is kept.',
]
const STEPS = [
  'Send a summary with the open points',
  'Set up test accounts for the first team',
  'Share an export of anonymised requests',
  'Bring a technical colleague to the next call',
  'Put the offer on one page for the second signature',
]

export function spotlight(
  call: WorldCall,
  turns: readonly Turn[],
  account: GeneratedAccount,
): Omit<WireContent, 'trackers'> {
  const random = createRandom('spotlight', call.id)
  const sections = STAGES.flatMap(({ name }) => {
    const own = turns.filter(({ stage }) => stage.name === name)
    const [first, last] = [own[0], own.at(-1)]
    if (first === undefined || last === undefined) return []
    return [
      { name, startTime: first.startMs / 1000, duration: (last.endMs - first.startMs) / 1000 },
    ]
  })
  const topics = sections.map(({ name, duration }) => ({ name, duration: Math.round(duration) }))
  const [pointA, pointB] = [random.below(POINTS.length), random.below(POINTS.length)]
  const keyPoints = [...new Set([pointA, pointB])].map((index) => ({ text: POINTS[index] ?? '' }))
  const closing = sections.at(-1)?.startTime ?? 0
  const steps = [...new Set([random.pick(STEPS), random.pick(STEPS)])]
  return {
    structure: structureOf(topics),
    topics,
    keyPoints,
    brief: `${account.name} described how requests are handled today. ${POINTS[pointA] ?? ''} The call went on to ${topics
      .slice(2)
      .map(({ name }) => name.toLowerCase())
      .join(', ')}.`,
    outline: sections.map(({ name, startTime, duration }, index) => ({
      section: name,
      startTime,
      duration,
      items: [{ text: POINTS[(pointA + index) % POINTS.length] ?? '', startTime }],
    })),
    highlights: [
      {
        title: 'Next steps',
        items: steps.map((text, index) => ({ text, startTimes: [closing + 12 * index] })),
      },
    ],
    ...(random.chance(0.3) && {
      callOutcome: { id: 'MEETING_BOOKED', category: 'Answered', name: 'Meeting booked' },
    }),
  }
}
