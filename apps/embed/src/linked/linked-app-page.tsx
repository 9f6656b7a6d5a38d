import type { EmbedModel } from '@lectern/api-contracts'
import { AppMark, StatusPill, toneOfVerdict } from '@lectern/ui'
import { isOpenable } from '../app-words.ts'
import { CourseLinks, CourseLinksCheck } from '../links/course-links.tsx'
import { useCourseLinks } from '../links/use-course-links.ts'
import { Nudge } from '../browse/nudge.tsx'
import { AppFacts } from '../browse/app-facts.tsx'
import { OpenLink } from '../open-link.tsx'
import { usePage } from '../page.tsx'
import { ShareButton } from '../share-button.tsx'

/** One app and nothing else: what a link in a course leads to. */
export function LinkedAppPage({ model }: { model: Extract<EmbedModel, { mode: 'open-app' }> }) {
  const { t } = usePage()
  const { app, contextTitle, teacher } = model
  const links = useCourseLinks(model.courseLinksHandle)
  return (
    <main class="linked">
      <AppMark name={app.name} large />
      <h1>{app.name}</h1>
      {teacher ? (
        <StatusPill tone={toneOfVerdict[app.verdict]} label={t(`verdict.${app.verdict}`)} />
      ) : (
        <p class="linked-intro">
          {contextTitle ? t('student.intro', { context: contextTitle }) : t('student.intro-plain')}
        </p>
      )}
      {isOpenable(app) ? (
        <>
          <OpenLink app={app} look="primary" large />
          <p class="muted">{t('app.new-tab')}</p>
        </>
      ) : (
        <p>{app.reason ? t(`reason.${app.reason}`) : t(`approval.${app.approval}.meaning`)}</p>
      )}
      {teacher && (
        <div class="linked-aside">
          {model.nudge && <Nudge nudge={model.nudge} />}
          <CourseLinks links={links} />
        </div>
      )}
      {teacher && (
        <section class="linked-teacher card">
          <p>{isOpenable(app) ? t('teacher.linked') : t('teacher.cannot-open')}</p>
          <AppFacts app={app} />
          {isOpenable(app) && <ShareButton app={app} />}
        </section>
      )}
      {teacher && (
        <div class="linked-aside">
          <CourseLinksCheck links={links} />
        </div>
      )}
    </main>
  )
}
