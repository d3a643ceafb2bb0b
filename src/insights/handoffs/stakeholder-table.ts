/** Who matters in an account, out of its calls as they have been read. Pure. */
import type { Evidence } from '../../records/evidence.ts'
import type { Stakeholder } from '../../records/moment.ts'
import type { PartyOfAccount } from '../../store/account-parties.ts'
import type { AccountFinding, AccountReading } from '../account-readings.ts'
import { evidenceIn } from '../evidence-view.ts'
import { stakeholdersOf } from '../stakeholders.ts'

/** Of calls that the reader may see, oldest first. */
export function stakeholderTable(readings: readonly AccountReading[]): readonly Stakeholder[] {
  const people = stakeholdersOf({
    calls: readings.map(({ callId, title, startedAt }) => ({
      callId,
      title,
      startedAt,
      hasTranscript: true,
    })),
    parties: readings.flatMap(partiesIn),
    findings: readings.flatMap(({ findings, voices }) =>
      findings.map((one) => ({ ...one, speaker: voices.of(one.speakerId).name })),
    ),
  })
  const byCall = new Map(readings.map((reading) => [reading.callId, reading]))
  const evidenceOf = ({ callId, sentences }: AccountFinding): readonly Evidence[] => {
    const reading = byCall.get(callId)
    const evidence = reading && evidenceIn(reading, sentences)
    return evidence ? [evidence] : []
  }
  return people.map(({ proofs, ...person }) => ({
    ...person,
    evidence: proofs.flatMap(evidenceOf),
  }))
}

function partiesIn({ callId, parties, call }: AccountReading): readonly PartyOfAccount[] {
  const talkMs = new Map<string | undefined, number>()
  for (const { speakerId, startMs, endMs } of call.sentences) {
    talkMs.set(speakerId, (talkMs.get(speakerId) ?? 0) + endMs - startMs)
  }
  return parties.map(({ user_id: userId, speaker_id: speakerId, ...party }) => ({
    callId,
    userId,
    name: party.name,
    email: party.email,
    phone: party.phone,
    title: party.title,
    side: party.side,
    attended: party.attended,
    talkMs: speakerId === null ? 0 : (talkMs.get(speakerId) ?? 0),
  }))
}
