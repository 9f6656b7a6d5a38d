import { Link } from 'wouter'
import { useLanguage } from '../language/language.tsx'
import { PageHeading } from './page-heading.tsx'

export function MissingPage() {
  const { t } = useLanguage()
  return (
    <>
      <PageHeading title={t('missing.title')} />
      <p>{t('missing.detail')}</p>
      <Link className="btn primary" href="/">
        {t('missing.action')}
      </Link>
    </>
  )
}
