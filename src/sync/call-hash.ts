/** Hashes of what texts use of a call: equal hashes mean that the same text would come out. */
import { createHash } from 'node:crypto'
import { type Call, partyName } from '../records/call.ts'

/** Of what CRM texts use of a call: what it is called, and the objects that hang on it and on its people. */
export function crmSource({ id, title, startedAt, parties, crm }: Call): string {
  const people = parties
    .filter((party) => party.crm.length > 0)
    .map(({ name, email, title: jobTitle, phone, crm: objects }) => [
      name,
      email,
      jobTitle,
      phone,
      objects,
    ])
  return hashOf([id, title, startedAt, people, crm])
}

/** Of all calls that CRM texts are made from, in whatever order they come. */
export function crmBasis(
  calls: Iterable<{ readonly callId: string; readonly hash: string; readonly isPrivate: boolean }>,
): string {
  const open: string[] = []
  for (const { callId, hash, isPrivate } of calls) if (!isPrivate) open.push(`${callId} ${hash}`)
  return hashOf(open.toSorted())
}

/** Of the fields that its transcript's text uses. */
export function transcriptSource({
  title,
  startedAt,
  durationSec,
  parties,
}: Pick<Call, 'title' | 'startedAt' | 'durationSec' | 'parties'>): string {
  const speakers = parties
    .filter((party) => party.speakerId !== undefined)
    .map((party) => [party.speakerId, partyName(party), party.side])
  return hashOf([title, startedAt, durationSec, speakers])
}

/** `undefined` in a list becomes null, which is told apart from every text. */
function hashOf(values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex')
}
