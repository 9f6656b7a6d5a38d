import type { CourseRoster } from '@lectern/api-contracts'
import { Progress, StatusPill } from '@lectern/ui'
import { disclosedPeople } from '../language/disclosed-people.ts'
import { useLanguage } from '../language/language.tsx'
import { isActive, RunStatusPill } from '../parts/run-status.tsx'

/** How the latest reading of a class list stands; what failed is told in the platform's own words, with what to do. */
export function RosterState(properties: { course: CourseRoster; title: string; platform: string }) {
  const { course, title, platform } = properties
  const { t, formats } = useLanguage()
  const { run, completeAt } = course
  if (!run) return <StatusPill tone="plain" label={t('rosters.never')} />
  const { status, denied, message, progress, pages, members } = run
  return (
    <div className="roster-state">
      {denied ? <StatusPill tone="limit" label={t('rosters.denied')} /> : <RunStatusPill status={status} />}
      {isActive(run) && (
        <>
          <Progress
            label={t('rosters.progress', { title })}
            done={progress ?? 0}
            total={progress === null ? null : 1}
          />
          <p className="muted">{t('rosters.readSoFar', { pages, people: disclosedPeople(t, members) })}</p>
        </>
      )}
      {message && <p className="roster-message">{message}</p>}
      {denied && <p className="muted">{t('rosters.deniedNext', { platform })}</p>}
      {status === 'failed' && completeAt && (
        <p className="muted">{t('rosters.stillHolds', { ago: formats.ago(completeAt) })}</p>
      )}
    </div>
  )
}
