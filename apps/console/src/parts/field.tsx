import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react'
import { Icon } from '@lectern/ui'

interface FieldWords {
  label: string
  hint?: ReactNode
  error?: string
}

/** A labelled input with its hint and its error tied to it. */
export function TextField({
  label,
  hint,
  error,
  ...input
}: FieldWords & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(tie) => <input type="text" className="input" {...tie} {...input} />}
    </Field>
  )
}

/** The same for what has several lines. */
export function TextArea({
  label,
  hint,
  error,
  ...area
}: FieldWords & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(tie) => <textarea className="input" {...tie} {...area} />}
    </Field>
  )
}

export function SelectField<Value extends string>(
  properties: FieldWords & {
    value: Value
    options: { value: Value; label: string }[]
    onChoose: (value: Value) => void
  } & Omit<SelectHTMLAttributes<HTMLSelectElement>, 'value' | 'onChange'>,
) {
  const { label, hint, error, value, options, onChoose, ...select } = properties
  return (
    <Field label={label} hint={hint} error={error}>
      {(tie) => (
        <select
          className="input"
          {...tie}
          {...select}
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.currentTarget.value)
            if (chosen) onChoose(chosen.value)
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

interface Tie {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

function Field({ label, hint, error, children }: FieldWords & { children: (tie: Tie) => ReactNode }) {
  const id = useId()
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error" id={`${id}-error`}>
          <Icon name="alert" />
          {error}
        </p>
      )}
    </div>
  )
}
