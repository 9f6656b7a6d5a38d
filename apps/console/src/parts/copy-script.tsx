import { CopyButton } from './copy-button.tsx'

/** Commands that somebody reads before running them elsewhere; scrolls within itself, by keyboard too. */
export function CopyScript({ label, script }: { label: string; script: string }) {
  return (
    <div className="copy-script">
      <div className="panel-head">
        <span>{label}</span>
        <CopyButton label={label} value={script} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard (WCAG 2.1.1) */}
      <pre role="region" aria-label={label} tabIndex={0}>
        <code>{script}</code>
      </pre>
    </div>
  )
}
