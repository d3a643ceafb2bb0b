/** What a person reads before they connect: what it takes, and what Gong is asked for, in plain words. */
import type { Connection } from '../../../src/records/connection.ts'

type Kind = Connection['kind']

export const PREREQUISITES: Readonly<Record<Kind, readonly string[]>> = {
  personal: [
    'A Gong subscription with API access',
    'A technical administrator of Gong, to make the key or to approve',
  ],
  shared: [
    'A Gong subscription with API access',
    'A technical administrator of Gong, to make the key or to approve',
    'An admin of Carryover, as you are',
  ],
}

export const PERMISSIONS: Readonly<Record<Kind, readonly string[]>> = {
  personal: [
    'Read calls, their people and topics, and CRM objects on them',
    'Read transcripts',
    'Read users and their activity',
    'Read scorecards, libraries and trackers',
  ],
  shared: [
    'Read which calls took place, with a link to each recording',
    'Read the transcripts of calls that belong to an account',
    'Read who took part, topics, next steps and deals on calls',
    'Read users, and what Gong lets each of them hear',
  ],
}

export const NEVER: Readonly<Record<Kind, readonly string[]>> = {
  personal: ['Nothing is written to Gong, no recording is copied'],
  shared: [
    'No setting of your Gong is read',
    'Private and internal calls are left alone',
    'Nothing is written to Gong, no recording is copied',
  ],
}
