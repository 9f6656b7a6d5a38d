import type { InstallationList } from '@lectern/api-contracts'
import { useLanguage } from '../language/language.tsx'
import { CopyValue } from '../parts/copy-value.tsx'

/** What an administrator pastes into the platform. */
export function ToolValues({ values }: { values: InstallationList['toolValues'] }) {
  const { t } = useLanguage()
  return (
    <dl className="values">
      <CopyValue label={t('values.loginUrl')} value={values.loginUrl} />
      <CopyValue label={t('values.launchUrl')} value={values.launchUrl} />
      <CopyValue label={t('values.jwksUrl')} value={values.jwksUrl} />
      <CopyValue label={t('values.domain')} value={values.domain} />
    </dl>
  )
}
