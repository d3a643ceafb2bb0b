/** The questions that handoffs ask. */
import './ai.css'
import { useState } from 'react'
import type { HandoffTemplate } from '../../../src/records/handoff.ts'
import { useCall, useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { ConfirmDialog } from '../../parts/dialog.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { useReader } from '../../reader.ts'
import { TemplateDialog } from './template-dialog.tsx'

export function Templates() {
  const { data, error, refetch } = useCall('get /handoff-templates', {})
  const { mayRule } = useReader()
  const [editing, setEditing] = useState<HandoffTemplate | 'new'>()
  const [removing, setRemoving] = useState<HandoffTemplate>()
  if (error && !data) {
    return (
      <ProblemNote
        problem={error}
        action={
          <Button isSmall onClick={() => void refetch()}>
            Try again
          </Button>
        }
      />
    )
  }
  if (!data) return <SkeletonLines lines={4} height="30px" />
  return (
    <>
      <div className="head">
        <h2>Handoff templates</h2>
        <span className="small">The questions that a handoff answers, in their order</span>
        {mayRule && (
          <span className="by">
            <Button look="primary" onClick={() => setEditing('new')}>
              New template
            </Button>
          </span>
        )}
      </div>
      <Table
        caption="Handoff templates"
        columns={columnsWith(mayRule, setEditing, setRemoving)}
        rows={data.data}
        rowKey={({ templateId }) => templateId}
      />
      {editing !== undefined && (
        <TemplateDialog
          template={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
      {removing && <RemoveDialog template={removing} onClose={() => setRemoving(undefined)} />}
    </>
  )
}

function columnsWith(
  mayRule: boolean,
  onEdit: (template: HandoffTemplate) => void,
  onRemove: (template: HandoffTemplate) => void,
): readonly Column<HandoffTemplate>[] {
  return [
    {
      key: 'name',
      header: 'Name',
      cell: ({ name, isDefault }) => (
        <>
          <span className="name">{name}</span>{' '}
          {isDefault && <span className="chip small-chip">default</span>}
        </>
      ),
      sortBy: ({ name }) => name,
    },
    {
      key: 'fields',
      header: 'Questions',
      isNumber: true,
      cell: ({ fields }) => fields.length,
      sortBy: ({ fields }) => fields.length,
    },
    {
      key: 'first',
      header: 'Begins with',
      isWideOnly: true,
      cell: ({ fields }) => (
        <span className="dim">
          {fields
            .slice(0, 4)
            .map(({ question }) => question)
            .join(', ')}
        </span>
      ),
    },
    ...(mayRule
      ? [
          {
            key: 'acts',
            header: <span className="hush">Actions</span>,
            className: 'num',
            cell: (template: HandoffTemplate) => (
              <>
                <Button look="quiet" isSmall onClick={() => onEdit(template)}>
                  Change<span className="hush"> {template.name}</span>
                </Button>
                {!template.isDefault && (
                  <Button look="quiet" isSmall onClick={() => onRemove(template)}>
                    Remove<span className="hush"> {template.name}</span>
                  </Button>
                )}
              </>
            ),
          },
        ]
      : []),
  ]
}

interface RemoveDialogProps {
  readonly template: HandoffTemplate
  readonly onClose: () => void
}

function RemoveDialog({ template: { templateId, name }, onClose }: RemoveDialogProps) {
  const toast = useToast()
  const removal = useSend('delete /handoff-templates/{templateId}', {
    invalidates: ['get /handoff-templates'],
  })
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={`Remove ${name}?`}
      verb="Remove"
      onConfirm={async () => {
        await removal.mutateAsync({ templateId })
        toast('The template is gone.')
      }}
    >
      <p>New handoffs cannot be begun with it. One that a handoff uses cannot be removed.</p>
    </ConfirmDialog>
  )
}
