/** More sources for a dataset that exists: the same sheet and the same table as for a new one. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Dataset, File } from '../../../src/records/dataset.ts'
import { useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { countSources, NO_SOURCES, type Sources } from './draft.ts'
import { useCheckedGong } from './gong-panel.tsx'
import { SourcePicker } from './source-picker.tsx'
import { StagedFiles } from './staged-files.tsx'
import { useEstimates } from './use-estimates.ts'

interface AddSourcesProps {
  readonly dataset: Dataset
  readonly files: readonly File[]
}

export function AddSources({ dataset, files }: AddSourcesProps) {
  const [sources, setSources] = useState<Sources>(NO_SOURCES)
  const gong = useCheckedGong()
  const { datasetId } = dataset
  const options = {
    limit: dataset.recordLimit,
    from: dataset.readFrom?.slice(0, 10) ?? '',
    statsDays: dataset.statsDays,
  }
  const isUsable = gong.connection?.status === 'connected' && !gong.isChecking && !gong.problem
  const estimates = useEstimates(sources.staged, options, isUsable)
  const navigate = useNavigate()
  const toast = useToast()
  const send = useSend('post /datasets/{datasetId}/sources', { invalidates: ['get /datasets'] })
  const count = countSources(sources)
  const there = files.map(({ type }) => type).filter((type) => type !== null)

  const add = async () => {
    if (send.isPending) return
    const { run } = await send.mutateAsync({
      datasetId,
      types: [...sources.staged],
      uploadIds: sources.uploads.map(({ uploadId }) => uploadId),
      documents: sources.documents.map(({ documentId, name }) => ({ documentId, name })),
    })
    setSources(NO_SOURCES)
    toast(run ? 'Added. The import has begun.' : 'Added.')
    await navigate({ to: `/datasets/${datasetId}` })
  }
  return (
    <div>
      <SourcePicker
        gong={gong}
        sources={sources}
        onChange={setSources}
        options={options}
        optionFields={null}
        estimates={estimates}
        there={there}
      />
      {count > 0 && (
        <div className="staged-more">
          <StagedFiles sources={sources} estimates={estimates} onChange={setSources} />
          <div className="compose-foot flush">
            <Button
              look="primary"
              isBusy={send.isPending}
              onClick={() => void add().catch(() => undefined)}
            >
              {count === 1 ? 'Add 1 file to the dataset' : `Add ${count} files to the dataset`}
            </Button>
            {send.error && <ProblemNote problem={send.error} />}
          </div>
        </div>
      )}
    </div>
  )
}
