/** Makes or changes a template: its name, its questions, and what of the calls can answer each. */
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { HandoffTemplate } from '../../../src/records/handoff.ts'
import { useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { ConfirmDialog } from '../../parts/dialog.tsx'
import { TextField } from '../../parts/field.tsx'
import { Switch } from '../../parts/switch.tsx'
import { TemplateField } from './template-field.tsx'
import { type FieldDraft, fieldDrafts, movedUp, sentFields } from './template-draft.ts'

interface TemplateDialogProps {
  /** Undefined for a new one. */
  readonly template: HandoffTemplate | undefined
  readonly onClose: () => void
}

export function TemplateDialog({ template, onClose }: TemplateDialogProps) {
  const [name, setName] = useState(template?.name ?? '')
  const [isDefault, setDefault] = useState(template?.isDefault ?? false)
  const [fields, setFields] = useState<readonly FieldDraft[]>(() => fieldDrafts(template))
  const toast = useToast()
  const options = { invalidates: ['get /handoff-templates', 'get /accounts', 'get /handoffs'] }
  const create = useSend('post /handoff-templates', options)
  const change = useSend('put /handoff-templates/{templateId}', options)
  const written = sentFields(fields)
  const set = (id: number, now: FieldDraft) =>
    setFields(fields.map((field) => (field.id === id ? now : field)))
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={template ? 'Change the template' : 'New template'}
      verb="Save"
      look="primary"
      isDisabled={name.trim() === '' || written.length === 0}
      onConfirm={async () => {
        const wanted = { name: name.trim(), isDefault, fields: written }
        if (template) await change.mutateAsync({ templateId: template.templateId, ...wanted })
        else await create.mutateAsync(wanted)
        toast('Saved. Answers to questions that stay are kept.')
      }}
    >
      <TextField
        label="Name"
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Switch
        checked={isDefault}
        onChange={setDefault}
        label="New handoffs begin with it"
        isDisabled={template?.isDefault === true}
      />
      <ol className="template-fields" aria-label="Questions">
        {fields.map((field, index) => (
          <TemplateField
            key={field.id}
            field={field}
            number={index + 1}
            onChange={(now) => set(field.id, now)}
            onUp={index > 0 ? () => setFields(movedUp(fields, index)) : undefined}
            onDown={
              index < fields.length - 1 ? () => setFields(movedUp(fields, index + 1)) : undefined
            }
            onRemove={() => setFields(fields.filter(({ id }) => id !== field.id))}
          />
        ))}
      </ol>
      <p>
        <Button
          isSmall
          icon={<Plus className="i" aria-hidden />}
          onClick={() =>
            setFields([
              ...fields,
              { id: fields.length + Date.now(), key: undefined, question: '', kinds: [] },
            ])
          }
        >
          Another question
        </Button>
      </p>
    </ConfirmDialog>
  )
}
