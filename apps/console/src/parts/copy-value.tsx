import { CopyButton } from './copy-button.tsx'

/** A value that somebody pastes elsewhere. */
export function CopyValue({ label, value }: { label: string; value: string }) {
  return (
    <div className="copy-value">
      <dt>{label}</dt>
      <dd>
        <code>{value}</code>
        <CopyButton label={label} value={value} />
      </dd>
    </div>
  )
}

export function CopyValues({ items }: { items: (readonly [label: string, value: string])[] }) {
  return (
    <dl className="values">
      {items.map(([label, value]) => (
        <CopyValue key={label + value} label={label} value={value} />
      ))}
    </dl>
  )
}
