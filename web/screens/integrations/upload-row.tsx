/** One's own files: always on. */
import { Upload } from 'lucide-react'
import { ButtonLink } from '../../parts/button.tsx'
import { State } from '../../parts/state.tsx'
import { SourceRow } from './source-row.tsx'

export function UploadRow() {
  return (
    <SourceRow
      icon={<Upload className="i" aria-hidden />}
      name="File upload"
      sentence="Your own documents beside the calls: text, Markdown, CSV, PDF, Word."
      state={<State kind="good">On</State>}
      actions={<ButtonLink to="/datasets/new?source=upload">Upload files</ButtonLink>}
    />
  )
}
