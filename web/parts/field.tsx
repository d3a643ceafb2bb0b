/** Form fields: label, hint and error belong to the control for eyes and ears; the first error gets the focus. */
import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from 'react'

export interface FieldProps {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly isOptional?: boolean
}

/** What a control must carry so that label, hint and error are tied to it. */
export interface ControlTies {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

/** Around a control that is no text: `<Field label="Role">{(ties) => <Select {...ties} … />}</Field>`. */
export function Field({
  label,
  hint,
  error,
  isOptional = false,
  children,
}: FieldProps & { readonly children: (ties: ControlTies) => ReactNode }) {
  const id = useId()
  const described = [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {isOptional && <span className="dim font-normal"> (optional)</span>}
      </label>
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

type TextFieldProps = FieldProps &
  ComponentProps<'input'> & {
    readonly isMono?: boolean
    /** At the right end inside the box: show or hide, a unit. */
    readonly end?: ReactNode
  }

export function TextField({
  label,
  hint,
  error,
  isOptional = false,
  isMono = false,
  end,
  className,
  ...input
}: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} isOptional={isOptional}>
      {(ties) => (
        <span className="in-wrap">
          <input
            {...input}
            {...ties}
            className={['in', isMono ? 'mono' : '', end ? 'has-end' : '', className]
              .filter(Boolean)
              .join(' ')}
          />
          {end && <span className="in-end">{end}</span>}
        </span>
      )}
    </Field>
  )
}

/** What the API says of one field, `email: write an e-mail address.`, as it stands below that field. */
export function withoutField(detail: string): string {
  const says = detail.replace(/^[\w.]+: /, '')
  return `${says.charAt(0).toUpperCase()}${says.slice(1)}`
}

type FormProps = Omit<ComponentProps<'form'>, 'onSubmit'> & {
  readonly onSubmit: () => void
  /** Changes whenever a check has found errors; the first field with one is focused then. */
  readonly errors?: unknown
}

export function Form({ onSubmit, errors, children, ...form }: FormProps) {
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (errors) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [errors])
  return (
    <form
      noValidate
      {...form}
      ref={element}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
    </form>
  )
}
