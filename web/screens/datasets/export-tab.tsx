/** Taking a dataset along: as a zip, file by file, or by a program. */
import { Link } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import type { File } from '../../../src/records/dataset.ts'
import { apiPath } from '../../api.ts'
import { classes } from '../../parts/button.tsx'
import { Code } from '../../parts/code.tsx'
import { bytes, counted } from '../../words.ts'
import type { TabProps } from './dataset.tsx'
import { FileName } from './file-name.tsx'
import { snippetsFor } from './snippets.ts'

export function ExportTab({ dataset, files }: TabProps) {
  const { datasetId } = dataset
  const ready = files.filter(({ version }) => version > 0)
  if (ready.length === 0) {
    return <p className="small">There is nothing to take along yet: no file is imported.</p>
  }
  const zip = apiPath(`/datasets/${datasetId}/export?format=zip`)
  return (
    <div className="compose">
      <section className="compose-block" aria-labelledby="export-zip">
        <h2 className="h" id="export-zip">
          Everything
        </h2>
        <div className="row-wide">
          <p className="small">
            {counted(ready.length, 'file')}, {bytes(dataset.sizeBytes)} before packing, as they are
            now.
          </p>
          <a className={classes('primary', false)} href={zip} download>
            <Download className="i" aria-hidden />
            Download zip
          </a>
        </div>
      </section>
      <section className="compose-block" aria-labelledby="export-files">
        <h2 className="h" id="export-files">
          One file
        </h2>
        <ul className="export-files">
          {ready.map((file) => (
            <ExportFile key={file.fileId} datasetId={datasetId} file={file} />
          ))}
        </ul>
      </section>
      <section className="compose-block" aria-labelledby="export-code">
        <h2 className="h" id="export-code">
          By program
        </h2>
        <div className="snippets">
          <p className="small">
            Make a token that may read under <Link to="/settings/tokens">Settings, API tokens</Link>
            , and put it into <code>CARRYOVER_TOKEN</code>.
          </p>
          {snippetsFor(window.location.origin, datasetId, ready).map(({ key, label, text }) => (
            <div key={key}>
              <h3 className="lab">{label}</h3>
              <Code label={`the lines for ${label}`}>{text}</Code>
            </div>
          ))}
        </div>
      </section>
    </div>
  )
}

function ExportFile({ datasetId, file }: { readonly datasetId: string; readonly file: File }) {
  return (
    <li>
      <a href={apiPath(`/datasets/${datasetId}/files/${file.fileId}/content?download=1`)} download>
        <FileName name={file.name} />
      </a>
      <span className="small dim">{bytes(file.sizeBytes)}</span>
    </li>
  )
}
