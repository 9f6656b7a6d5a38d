import { useLanguage } from '../language/language.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { PageHeading } from '../shell/page-heading.tsx'
import { useInstallations } from './installations-query.ts'
import { useDraft } from './new-installation.ts'
import { PlatformChoice } from './platform-choice.tsx'
import { registersItself } from './platforms.ts'
import { RegistrationLinkPanel } from './registration-link-panel.tsx'
import { PlatformValuesForm } from './platform-values-form.tsx'
import { ToolValues } from './tool-values.tsx'

/** Three numbered steps on one page: which platform, our values over there, its values here. */
export function NewInstallationPage() {
  const { t } = useLanguage()
  const form = useDraft()
  const { platform } = form.draft
  return (
    <>
      <PageHeading title={t('add.title')} />
      <div className="steps">
        <section className="panel" aria-labelledby="step-platform">
          <h2 id="step-platform">{t('add.platform')}</h2>
          <PlatformChoice chosen={platform} onChoose={form.choosePlatform} />
        </section>
        {registersItself(platform) && (
          <details className="panel">
            <summary>{t('link.title')}</summary>
            <RegistrationLinkPanel platform={platform} key={platform.profile} />
          </details>
        )}
        <section className="panel" aria-labelledby="step-ours">
          <h2 id="step-ours">{t('add.ours', { platform: platform.name })}</h2>
          <p className="muted">{t(`add.where.${platform.profile}`)}</p>
          <OurValues />
        </section>
        <section className="panel" aria-labelledby="step-theirs">
          <h2 id="step-theirs">{t('add.theirs', { platform: platform.name })}</h2>
          <p className="muted">{t(`add.ids.${platform.profile}`)}</p>
          <PlatformValuesForm form={form} />
        </section>
      </div>
    </>
  )
}

function OurValues() {
  const list = useInstallations()
  if (list.isPending) return <Skeleton rows={4} height={48} />
  if (list.isError) return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
  return <ToolValues values={list.data.toolValues} />
}
