/** @jsxImportSource @lectern/ui */
import type { ComponentProps } from 'react'

export interface ButtonProps extends ComponentProps<'button'> {
  /** `primary`: the one thing to do here; `tonal`: the same among many equals; `quiet`: beside another button. */
  look?: 'primary' | 'tonal' | 'plain' | 'quiet' | 'danger'
}

export const Button = ({ look = 'plain', type = 'button', className = '', ...rest }: ButtonProps) => (
  <button type={type} className={`btn ${look} ${className}`.trim()} {...rest} />
)
