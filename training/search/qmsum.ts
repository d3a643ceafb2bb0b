/**
 * The meetings of QMSum (Zhong et al. 2021, MIT; see NOTICE) with queries and the turns that answer them: a folder of
 * gzipped JSON lines, one meeting a line.
 */
import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { z } from 'zod'

export interface Meeting {
  readonly id: string
  readonly domain: string
  readonly turns: readonly MeetingTurn[]
  readonly queries: readonly MeetingQuery[]
}

export interface MeetingTurn {
  readonly speaker: string
  readonly text: string
}

export interface MeetingQuery {
  readonly text: string
  /** Numbers of turns; never empty. */
  readonly answers: ReadonlySet<number>
}

const wire = z.object({
  id: z.string(),
  domain: z.string().default(''),
  specific_query_list: z.array(
    z.object({
      query: z.string(),
      relevant_text_span: z.array(z.tuple([z.coerce.number(), z.coerce.number()])).default([]),
    }),
  ),
  meeting_transcripts: z.array(z.object({ speaker: z.string(), content: z.string() })),
})

/** Notes of the transcribers, as in `{vocalsound}`, were not said. */
const NOTE = /\{[^}]*\}|<[^>]*>/g
/** A part of ICSI stands with its apostrophes apart: "it 's". */
const LOOSE_APOSTROPHE = / (?='(?:s|re|ve|ll|d|m|t)\b)/g

/** Every `*.jsonl.gz` below the folder, by name. */
export async function readMeetings(folder: string): Promise<readonly Meeting[]> {
  const files = globSync('**/*.jsonl.gz', { cwd: folder }).sort()
  const texts = await Promise.all(
    files.map(async (file) => {
      const bytes = await promisify(gunzip)(await readFile(join(folder, file)))
      return bytes.toString('utf8')
    }),
  )
  return texts.flatMap((text) =>
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => toMeeting(wire.parse(JSON.parse(line)))),
  )
}

function toMeeting(meeting: z.output<typeof wire>): Meeting {
  const turns = meeting.meeting_transcripts.map(({ speaker, content }) => ({
    speaker,
    text: content.replaceAll(NOTE, ' ').replaceAll(LOOSE_APOSTROPHE, ''),
  }))
  return {
    id: meeting.id,
    domain: meeting.domain,
    turns,
    queries: meeting.specific_query_list.flatMap(({ query, relevant_text_span: spans }) => {
      const answers = new Set(spans.flatMap(([from, to]) => turnsBetween(from, to, turns.length)))
      return answers.size > 0 ? [{ text: query, answers }] : []
    }),
  }
}

function turnsBetween(from: number, to: number, turns: number): readonly number[] {
  const size = Math.max(0, Math.min(to, turns - 1) - from + 1)
  return Array.from({ length: size }, (_, n) => from + n)
}
