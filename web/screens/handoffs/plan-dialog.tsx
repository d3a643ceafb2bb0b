/** When a handoff is due, and which questions it asks. */
import { useState } from 'react'
import type { Handoff } from '../../../src/records/handoff.ts'
import { useCall } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, TextField } from '../../parts/field.tsx'
import { Select } from '../../parts/select.tsx'
import { counted } from '../../words.ts'
import type { HandoffActs } from './use-handoff-acts.ts'

interface PlanDialogProps {
  readonly handoff: Handoff
  readonly acts: HandoffActs
  readonly onClose: () => void
}

export function PlanDialog({ handoff, acts, onClose }: PlanDialogProps) {
  const [dueOn, setDueOn] = useState(handoff.dueOn ?? '')
  const [templateId, setTemplateId] = useState(handoff.templateId)
  const { data } = useCall('get /handoff-templates', {})
  const options = (data?.data ?? []).map((template) => ({
    value: template.templateId,
    label: template.name,
    hint: counted(template.fields.length, 'question'),
  }))
  const save = () => {
    acts.change(
      {
        dueOn: dueOn === '' ? null : dueOn,
        ...(templateId !== handoff.templateId && { templateId }),
      },
      'Saved.',
    )
    onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Due date and template"
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" onClick={save}>
            Save
          </Button>
        </>
      }
    >
      <div className="dialog-body">
        <TextField
          label="Due on"
          type="date"
          isOptional
          value={dueOn}
          onChange={(event) => setDueOn(event.target.value)}
        />
        <Field label="Template" hint="Answers to questions that both templates ask are kept.">
          {(ties) => (
            <Select
              {...ties}
              value={templateId}
              onChange={setTemplateId}
              options={
                options.length > 0
                  ? options
                  : [{ value: handoff.templateId, label: handoff.templateName }]
              }
            />
          )}
        </Field>
      </div>
    </Dialog>
  )
}
