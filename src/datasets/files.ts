/** Files of a dataset and how each stands; their content and versions are told elsewhere. */
import type { Kysely } from 'kysely'
import type { File } from '../records/dataset.ts'
import type { Actor } from '../records/member.ts'
import { Problem } from '../records/problems.ts'
import { itemStates } from '../store/items.ts'
import { owedSummary } from '../store/ledger.ts'
import type { Tables } from '../store/tables.ts'
import { ownDataset } from './ownership.ts'
import { fileView } from './views.ts'

export interface FileList {
  list(actor: Actor, datasetId: string): Promise<readonly File[]>
  get(actor: Actor, datasetId: string, fileId: string): Promise<File>
}

export function createFileList({ db }: { readonly db: Kysely<Tables> }): FileList {
  const list = async (actor: Actor, datasetId: string): Promise<readonly File[]> => {
    await ownDataset(db, actor, datasetId)
    const key = { organizationId: actor.organizationId, datasetId }
    const owed = await owedSummary(db, key)
    return (await itemStates(db, key)).map((state) => fileView(state, owed))
  }
  return {
    list,
    async get(actor, datasetId, fileId) {
      const found = (await list(actor, datasetId)).find((file) => file.fileId === fileId)
      if (found !== undefined) return found
      throw new Problem({
        code: 'D-NOT-FOUND',
        message: 'There is no such file in this dataset.',
        fix: 'Look at the files of the dataset: it may have been removed.',
      })
    },
  }
}
