/** @jsxImportSource @lectern/ui */
export interface ProgressProps {
  /** Names the bar for a screen reader. */
  label: string
  done: number
  /** null while the amount of work is not known yet. */
  total: number | null
}

export const Progress = ({ label, done, total }: ProgressProps) => (
  <progress
    className="progress"
    aria-label={label}
    {...(total === null ? {} : { value: done, max: Math.max(total, 1) })}
  />
)
