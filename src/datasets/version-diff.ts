/** What changed from one version of a file to another, record by record, for a person to read. */
import type { Kysely } from 'kysely'
import type { VersionDiff } from '../records/dataset.ts'
import type { Actor } from '../records/member.ts'
import type { FileKey } from '../store/file-contents.ts'
import type { Tables } from '../store/tables.ts'
import { blockText, type Difference, differences } from '../store/version-differences.ts'
import { existingVersion, ownFile } from './file-content.ts'
import { lineDiff, wholeText } from './line-diff.ts'

export interface VersionDiffs {
  diff(
    actor: Actor,
    datasetId: string,
    fileId: string,
    versions: { readonly from: number; readonly to: number },
  ): Promise<VersionDiff>
}

type RecordDiff = VersionDiff['records'][number]

/** More than anybody reads. */
const MAX_RECORDS = 200
const MAX_LINES = 400
/** The first page of a record that is new or gone tells which one it is. */
const MAX_WHOLE_LINES = 40
/** Of all records together: an answer, not a download. */
const MAX_CHARACTERS = 2_000_000

export function createVersionDiffs({ db }: { readonly db: Kysely<Tables> }): VersionDiffs {
  return {
    async diff(actor, datasetId, fileId, { from, to }) {
      const file = await ownFile(db, actor, datasetId, fileId)
      const key = { organizationId: actor.organizationId, fileId }
      const old = await existingVersion(db, key, file, from)
      const young = await existingVersion(db, key, file, to)
      const found = await differences(db, key, { from, to }, MAX_RECORDS)
      const records = headerDiff(old.header, young.header)
      let characters = 0
      let shown = 0
      for (const difference of found.first) {
        if (characters > MAX_CHARACTERS) break
        const record = await recordDiff(db, key, difference)
        characters += record.lines.reduce((sum, line) => sum + line.text.length, 0)
        records.push(record)
        shown += 1
      }
      const { newRecords, changedRecords, removedRecords } = found
      const isCut = shown < newRecords + changedRecords + removedRecords
      return { from, to, newRecords, changedRecords, removedRecords, records, isCut }
    },
  }
}

/** The time of the import differs always, and tells nothing. */
function headerDiff(from: string, to: string): RecordDiff[] {
  const [old, young] = [from, to].map((header) => header.replace(/^Imported: .*\n/m, ''))
  if (old === undefined || young === undefined || old === young) return []
  return [{ kind: 'header', title: 'Header', lines: lineDiff(old, young, MAX_LINES) }]
}

async function recordDiff(
  db: Kysely<Tables>,
  key: FileKey,
  { kind, recordId, fromBlockId, toBlockId }: Difference,
): Promise<RecordDiff> {
  const from = fromBlockId === null ? '' : await blockText(db, key, fromBlockId)
  const to = toBlockId === null ? '' : await blockText(db, key, toBlockId)
  const title = titleOf(toBlockId === null ? from : to, recordId)
  switch (kind) {
    case 'new':
      return { kind, title, lines: wholeText('+', to, MAX_WHOLE_LINES) }
    case 'removed':
      return { kind, title, lines: wholeText('-', from, MAX_WHOLE_LINES) }
    case 'changed':
      return { kind, title, lines: lineDiff(from, to, MAX_LINES) }
  }
}

/** Fields by which a person knows a record, best first. */
const TITLES = ['Title', 'Name', 'User', 'Scorecard', 'Deal ID', 'Contact ID', 'Account ID']
const HEAD_LINES = 12
const MAX_TITLE = 120

function titleOf(text: string, recordId: string): string {
  const head = text.split('\n', HEAD_LINES)
  const mark = /^=== (.+) ===$/.exec(head[0] ?? '')?.[1]
  // A contact has a name and a job title: the name comes first in its block.
  const fields = head.flatMap((line) => {
    const [label = '', ...value] = line.split(': ')
    return TITLES.includes(label) && value.length > 0 ? [value.join(': ')] : []
  })
  const firstWords = mark === undefined ? head.find((line) => line.trim() !== '') : undefined
  const title = fields[0] ?? mark ?? firstWords ?? recordId
  return title.length > MAX_TITLE ? `${title.slice(0, MAX_TITLE)}…` : title
}
