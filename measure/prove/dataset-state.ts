/** Everything of a dataset that must be the same, however often the product was killed on the way. */
import { z } from 'zod'
import { file, fileVersion } from '../../src/records/dataset.ts'
import type { Caller } from '../api-caller.ts'
import { askStore } from '../store-question.ts'

export interface DatasetState {
  readonly files: readonly FileState[]
  /** How many rows there are in each table that an import writes. */
  readonly rows: Readonly<Record<string, number>>
}

interface FileState {
  readonly type: string
  readonly name: string
  readonly content: string
  readonly versions: readonly Readonly<Record<string, number>>[]
}

const files = z.object({ data: z.array(file) })
const versions = z.object({
  data: z.array(
    fileVersion.pick({
      version: true,
      records: true,
      sizeBytes: true,
      newRecords: true,
      changedRecords: true,
      removedRecords: true,
    }),
  ),
})

export async function datasetState(
  api: Caller,
  datasetId: string,
  dataDir: string,
): Promise<DatasetState> {
  const { data } = files.parse(await api.ask('GET', `/datasets/${datasetId}/files`))
  const states = data.map(async ({ fileId, type, name, version }) => {
    const path = `/datasets/${datasetId}/files/${fileId}`
    return {
      type: String(type),
      name: name.replaceAll(/\d/g, '0'),
      content: version === 0 ? '' : withoutTime(await api.text(`${path}/content`)),
      versions: versions.parse(await api.ask('GET', `${path}/versions`)).data,
    }
  })
  return { files: await Promise.all(states), rows: await countRows(dataDir) }
}

/** The line of the header that tells when the import was is the only one that may differ. */
export function withoutTime(text: string): string {
  return text.replace(/^Imported: .*$/m, 'Imported:')
}

/** A sentence for each thing that is not as it should be. */
export function differences(expected: DatasetState, found: DatasetState): readonly string[] {
  const rows = Object.entries(expected.rows)
    .filter(([table, count]) => found.rows[table] !== count)
    .map(([table, count]) => `${table}: ${found.rows[table]} rows instead of ${count}`)
  const names = (state: DatasetState): string => state.files.map(({ name }) => name).join(', ')
  if (names(expected) !== names(found)) return [`other files: ${names(found)}`, ...rows]
  const texts = expected.files.flatMap((file, n) => {
    const other = found.files[n]
    if (other === undefined) return []
    return [
      ...(file.content === other.content ? [] : [`${file.type}: ${firstOther(file, other)}`]),
      ...(JSON.stringify(file.versions) === JSON.stringify(other.versions)
        ? []
        : [`${file.type}: versions ${JSON.stringify(other.versions)}`]),
    ]
  })
  return [...texts, ...rows]
}

function firstOther(expected: FileState, found: FileState): string {
  const other = found.content.split('\n')
  const lines = expected.content.split('\n')
  const at = lines.findIndex((line, n) => line !== other[n])
  return `line ${at + 1} is "${other[at]}" instead of "${lines[at]}"`
}

/** Rows of other runs and tables of the queue may differ: they tell of the way, not of the outcome. */
const TABLES = ['item', 'block', 'version', 'covered_window', 'seen_call', 'owed_transcript', 'run']

function countRows(dataDir: string): Promise<Readonly<Record<string, number>>> {
  const counts = TABLES.map((table) => `(select count(*)::int from ${table}) as ${table}`)
  return askStore<Record<string, number>>(dataDir, `select ${counts.join(', ')}`)
}
