/** A question of a template, with the kinds of findings that can answer it. */
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { IconButton } from '../../parts/button.tsx'
import { TextField } from '../../parts/field.tsx'
import { FOUND_KINDS, MOMENT_NAMES } from '../../parts/moment-words.ts'
import type { FieldDraft } from './template-draft.ts'

interface TemplateFieldProps {
  readonly field: FieldDraft
  readonly number: number
  readonly onChange: (field: FieldDraft) => void
  readonly onUp: (() => void) | undefined
  readonly onDown: (() => void) | undefined
  readonly onRemove: () => void
}

export function TemplateField(props: TemplateFieldProps) {
  const { field, number, onChange, onUp, onDown, onRemove } = props
  const { kinds } = field
  return (
    <li className="template-field">
      <TextField
        label={`Question ${number}`}
        maxLength={300}
        value={field.question}
        onChange={(event) => onChange({ ...field, question: event.target.value })}
      />
      <span className="field-acts">
        <IconButton
          label={`Move question ${number} up`}
          icon={<ArrowUp className="i" aria-hidden />}
          disabled={onUp === undefined}
          onClick={onUp}
        />
        <IconButton
          label={`Move question ${number} down`}
          icon={<ArrowDown className="i" aria-hidden />}
          disabled={onDown === undefined}
          onClick={onDown}
        />
        <IconButton
          label={`Remove question ${number}`}
          icon={<X className="i" aria-hidden />}
          onClick={onRemove}
        />
      </span>
      <details>
        <summary>
          {kinds.length === 0
            ? 'Answered by whatever its words ask for'
            : `Answered by ${kinds.map((kind) => MOMENT_NAMES[kind].many.toLowerCase()).join(', ')}`}
        </summary>
        <div className="kinds-choice" role="group" aria-label={`What answers question ${number}`}>
          {FOUND_KINDS.map((kind) => {
            const isOn = kinds.includes(kind)
            return (
              <button
                key={kind}
                type="button"
                className="chip"
                aria-pressed={isOn}
                onClick={() =>
                  onChange({
                    ...field,
                    kinds: isOn ? kinds.filter((one) => one !== kind) : [...kinds, kind],
                  })
                }
              >
                {MOMENT_NAMES[kind].many}
              </button>
            )
          })}
        </div>
      </details>
    </li>
  )
}
