/** The dataset at a glance: the run under way or the history, what the last run brought, the files, what changed in the newest version. */
import { Link } from '@tanstack/react-router'
import type { File, Run } from '../../../src/records/dataset.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Time } from '../../parts/time.tsx'
import { bytes, count, counted, duration, moment } from '../../words.ts'
import type { TabProps } from './dataset.tsx'
import { FileName } from './file-name.tsx'
import { FileState, OwedLine } from './file-state.tsx'
import { recordsWords } from './item-words.ts'
import { LiveRun } from './live-run.tsx'
import { RunBars } from './run-bars.tsx'
import { isLive } from './run-figure.ts'
import { RunItems } from './run-items.tsx'
import { RunState } from './states.tsx'
import { VersionPeek } from './version-peek.tsx'

export function Overview({ dataset, files, runs, acts }: TabProps) {
  const live = runs.find((run) => isLive(run.status))
  const last = runs.find((run) => !isLive(run.status))
  return (
    <>
      {live && <LiveRun run={live} acts={acts} />}
      {runs.length > (live ? 1 : 0) && (
        <RunBars runs={runs} title="Runs" {...(live ? { currentRunId: live.runId } : {})} />
      )}
      <div className={last ? 'twin' : 'twin single'}>
        {last && (
          <section aria-labelledby="last-run">
            <RunHead run={last} />
            <RunItems run={last} limit={dataset.recordLimit} acts={acts} foldsUnchanged />
          </section>
        )}
        <section aria-labelledby="files-head">
          <FilesGlance datasetId={dataset.datasetId} files={files} />
          <VersionPeek datasetId={dataset.datasetId} files={files} />
        </section>
      </div>
    </>
  )
}

function RunHead({ run }: { readonly run: Run }) {
  const tookMs =
    run.startedAt && run.finishedAt ? Date.parse(run.finishedAt) - Date.parse(run.startedAt) : null
  return (
    <div className="head">
      <h2 id="last-run">
        <Link to={`/datasets/${run.datasetId}/runs/${run.runId}`}>
          Run {run.number}, {moment(run.createdAt)}
        </Link>
      </h2>
      <RunState of={run.status} />
      <span className="by">
        {tookMs !== null && `${duration(tookMs)}, `}
        {counted(run.requests, 'Gong call')}
      </span>
    </div>
  )
}

const GLANCE = 6

function FilesGlance({
  datasetId,
  files,
}: {
  readonly datasetId: string
  readonly files: readonly File[]
}) {
  if (files.length === 0) {
    return (
      <Empty
        sentence="This dataset has no files yet."
        action={
          <ButtonLink look="primary" to={`/datasets/${datasetId}/settings`}>
            Add sources
          </ButtonLink>
        }
      />
    )
  }
  return (
    <>
      <div className="head">
        <h2 id="files-head">Files</h2>
        {files.length > GLANCE && (
          <Link className="more by" to={`/datasets/${datasetId}/files`}>
            All {files.length}
          </Link>
        )}
      </div>
      <table className="t files-t">
        <caption className="hush">Files of the dataset</caption>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col" className="num">
              Records
            </th>
            <th scope="col" className="num wide-only">
              Size
            </th>
            <th scope="col" className="wide-only">
              Updated
            </th>
            <th scope="col" className="num">
              Version
            </th>
          </tr>
        </thead>
        <tbody>
          {files.slice(0, GLANCE).map((file) => (
            <FileRow key={file.fileId} datasetId={datasetId} file={file} />
          ))}
        </tbody>
      </table>
    </>
  )
}

function Records({ file }: { readonly file: File }) {
  if (file.version === 0) return '–'
  return file.records === null ? <span className="dim">none</span> : recordsWords(file)
}

function FileRow({ datasetId, file }: { readonly datasetId: string; readonly file: File }) {
  return (
    <tr>
      <td>
        {file.version > 0 ? (
          <Link to={`/datasets/${datasetId}/files/${file.fileId}`}>
            <FileName name={file.name} />
          </Link>
        ) : (
          <FileName name={file.name} isDim />
        )}
        <FileState file={file} onlyExceptions />
        <OwedLine file={file} />
      </td>
      <td className="num">
        <Records file={file} />
      </td>
      <td className="num wide-only">{bytes(file.sizeBytes)}</td>
      <td className="wide-only">{file.importedAt ? <Time at={file.importedAt} /> : '–'}</td>
      <td className="num">{file.version > 0 ? count(file.version) : '–'}</td>
    </tr>
  )
}
