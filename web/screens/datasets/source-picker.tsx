/** Where a dataset's files come from: Gong, files of one's own, Google Drive. The same for a new dataset and for more of an old one. */
import { FileText, Plug, Upload } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Slug } from '../../../src/records/data-types.ts'
import { useCall } from '../../api.ts'
import { CostField } from './cost-field.tsx'
import { DrivePanel } from './drive-panel.tsx'
import type { GongOptions, Sources } from './draft.ts'
import { GongPanel, type GongState } from './gong-panel.tsx'
import { sumOf } from './staged-sum.ts'
import { SelectAll } from './type-sheet.tsx'
import { UploadPanel } from './upload-panel.tsx'
import { ORDER } from './use-draft.ts'
import type { Estimates } from './use-estimates.ts'

type SourceName = 'gong' | 'upload' | 'google'

interface SourcePickerProps {
  readonly gong: GongState
  readonly sources: Sources
  readonly onChange: (change: (sources: Sources) => Sources) => void
  readonly options: GongOptions
  readonly optionFields: ReactNode
  readonly estimates: Estimates
  readonly there?: readonly Slug[]
  readonly error?: string | undefined
}

export function SourcePicker(props: SourcePickerProps) {
  const { sources, onChange, gong, there = [], error } = props
  const [source, setSource] = useState<SourceName>('gong')
  const me = useCall('get /me', {})
  const open = ORDER.filter((slug) => !there.includes(slug))
  return (
    <div>
      <div className="source-row">
        <div className="chips" role="group" aria-label="Source">
          <SourceChip
            icon={<Plug className="i" aria-hidden />}
            name="gong"
            {...{ source, setSource }}
          >
            Gong
          </SourceChip>
          <SourceChip
            icon={<Upload className="i" aria-hidden />}
            name="upload"
            {...{ source, setSource }}
          >
            Upload files
          </SourceChip>
          {me.data?.hasGoogleDrive && (
            <SourceChip
              icon={<FileText className="i" aria-hidden />}
              name="google"
              {...{ source, setSource }}
            >
              Google Drive
            </SourceChip>
          )}
        </div>
        {source === 'gong' && gong.connection && !gong.isChecking && (
          <SelectAll slugs={open} sources={sources} onChange={onChange} />
        )}
      </div>
      {error && (
        <p className="error" id="sources-error" tabIndex={-1} data-error>
          {error}
        </p>
      )}
      {source === 'gong' && <GongSource {...props} />}
      {source === 'upload' && <UploadPanel onChange={onChange} />}
      {source === 'google' && <DrivePanel sources={sources} onChange={onChange} />}
    </div>
  )
}

function GongSource(props: SourcePickerProps) {
  const { gong, sources, estimates } = props
  const connectionId = gong.connection?.connectionId ?? ''
  const budget = useCall(
    'get /connections/{connectionId}/budget',
    { connectionId },
    { enabled: connectionId !== '' },
  )
  return (
    <GongPanel
      {...props}
      twelfth={
        <CostField
          budget={budget.data}
          cost={sumOf(sources, estimates.of).requests}
          isAsking={estimates.isAsking}
        />
      }
    />
  )
}

interface SourceChipProps {
  readonly name: SourceName
  readonly source: SourceName
  readonly setSource: (source: SourceName) => void
  readonly icon: ReactNode
  readonly children: ReactNode
}

function SourceChip({ name, source, setSource, icon, children }: SourceChipProps) {
  return (
    <button
      type="button"
      className="chip source-chip"
      aria-pressed={source === name}
      onClick={() => setSource(name)}
    >
      {icon}
      {children}
    </button>
  )
}
