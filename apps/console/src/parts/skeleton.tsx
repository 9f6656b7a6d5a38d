import { useLanguage } from '../language/language.tsx'

/** Holds the place of what is being loaded, as high as that will be, so that nothing jumps. */
export function Skeleton({ rows, height = 44 }: { rows: number; height?: number }) {
  const { t } = useLanguage()
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{t('loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton-row" style={{ height }} />
      ))}
    </div>
  )
}
