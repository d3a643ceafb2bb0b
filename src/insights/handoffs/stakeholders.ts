/** The people of an account as a table: who they are, how they stand to it, when they were heard. Pure. */
import type { Stakeholder } from '../../records/moment.ts'
import type { AccountReading } from '../account-readings.ts'
import { evidenceAt } from '../evidence-check.ts'
import { shownEvidence } from '../evidence-view.ts'

interface Heard {
  readonly name: string
  title: string | null
  side: Stakeholder['side']
  readonly heardAt: Date[]
  readonly about: Stakeholder['evidence'][number][]
  praise: number
  doubts: number
  risks: number
}

const SIDES: readonly Stakeholder['side'][] = ['External', 'Unknown', 'Internal']
const MOST_QUOTES = 3

/** `readings`: oldest first, those that the reader may see. The customer's first, the most heard first. */
export function stakeholdersOf(readings: readonly AccountReading[]): readonly Stakeholder[] {
  const people = new Map<string, Heard>()
  for (const reading of readings) {
    for (const { name, title, speakerId } of reading.call.people) {
      if (!isNamed(name)) continue
      const person = personIn(people, name)
      person.title = title ?? person.title
      person.side = reading.voices.of(speakerId ?? null).side
      person.heardAt.push(reading.startedAt)
    }
    listen(people, reading)
  }
  return [...people.values()]
    .map(shown)
    .toSorted((a, b) => SIDES.indexOf(a.side) - SIDES.indexOf(b.side))
}

function isNamed(name: string): boolean {
  return name.trim() !== '' && !/^unknown speaker/i.test(name)
}

/** One person by their name: of those who were only spoken of nothing else is known. */
function personIn(people: Map<string, Heard>, name: string): Heard {
  const key = name.trim().toLowerCase()
  const known = people.get(key)
  if (known !== undefined) return known
  const person: Heard = {
    name: name.trim(),
    title: null,
    side: 'Unknown',
    heardAt: [],
    about: [],
    praise: 0,
    doubts: 0,
    risks: 0,
  }
  people.set(key, person)
  return person
}

/** What was said of them, and by them. */
function listen(people: Map<string, Heard>, reading: AccountReading): void {
  const names = new Map(reading.call.people.map(({ speakerId, name }) => [speakerId, name]))
  for (const { kind, sentences, speakerId, subject } of reading.reading.findings) {
    const speaker = names.get(speakerId)
    if (kind === 'stakeholder') {
      const stored = evidenceAt(reading.transcript, sentences)
      const evidence = stored && shownEvidence(stored, reading)
      const name = subject ?? speaker
      if (evidence && name !== undefined && isNamed(name))
        personIn(people, name).about.push(evidence)
    } else if (speaker !== undefined && isNamed(speaker)) {
      const person = personIn(people, speaker)
      if (kind === 'praise') person.praise += 1
      if (kind === 'concern') person.doubts += 1
      if (kind === 'risk') person.risks += 1
    }
  }
}

function shown(person: Heard): Stakeholder {
  const { name, title, side, heardAt, about } = person
  return {
    name,
    title,
    side,
    stance: stanceOf(person),
    isHeard: heardAt.length > 0,
    firstHeardAt: heardAt[0]?.toISOString() ?? null,
    lastHeardAt: heardAt.at(-1)?.toISOString() ?? null,
    evidence: about.slice(-MOST_QUOTES),
  }
}

/** Rather silent than wrong: one sentence makes nobody a friend or a foe. */
function stanceOf({ side, heardAt, praise, doubts, risks }: Heard): Stakeholder['stance'] {
  if (side !== 'External' || heardAt.length === 0) return 'unknown'
  const against = doubts + risks
  if (praise >= 2 && praise > 2 * against) return 'supportive'
  if (against >= 3 && against > 2 * praise) return 'skeptical'
  return 'neutral'
}
