import { useState } from 'react'
import { useLanguage } from '../language/language.tsx'
import { Icon } from '@lectern/ui'

/** A value that somebody pastes elsewhere. */
export function CopyValue({ label, value }: { label: string; value: string }) {
  const { t } = useLanguage()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(value)
    setCopied(true)
  }
  return (
    <div className="copy-value">
      <dt>{label}</dt>
      <dd>
        <code>{value}</code>
        <button
          type="button"
          className="btn small"
          onClick={() => void copy()}
          onBlur={() => setCopied(false)}
          aria-label={t('copy.label', { label })}
        >
          <Icon name={copied ? 'check' : 'copy'} />
          {copied ? t('copy.done') : t('copy.action')}
        </button>
        <span role="status" className="visually-hidden">
          {copied ? t('copy.done') : ''}
        </span>
      </dd>
    </div>
  )
}
