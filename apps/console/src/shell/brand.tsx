import type { ConsoleSession } from '@lectern/api-contracts'
import { useLanguage } from '../language/language.tsx'

export function Brand({ district }: { district: ConsoleSession['district'] }) {
  const { t } = useLanguage()
  return (
    <div className="brand">
      <BrandMark />
      <div>
        <p className="brand-name">Lectern</p>
        <p className="brand-district">{district.name}</p>
        {district.isDemo && <p className="demo-label">{t('shell.demo')}</p>}
      </div>
    </div>
  )
}

export function BrandMark() {
  return (
    <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="var(--accent)" />
      <path
        d="M7.5 9.5 24.5 7v7.5l-17 2.5ZM14 16.5v6M18 16v6.5M11 25h10"
        fill="none"
        stroke="var(--accent-ink)"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
