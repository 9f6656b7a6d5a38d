import { Icon } from '@lectern/ui'
import { useState } from 'react'
import { useLanguage } from '../language/language.tsx'

export function CopyButton({ label, value }: { label: string; value: string }) {
  const { t } = useLanguage()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(value)
    setCopied(true)
  }
  return (
    <>
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
    </>
  )
}
