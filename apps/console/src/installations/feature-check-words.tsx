import { disclosedPeople } from '../language/disclosed-people.ts'
import { useLanguage } from '../language/language.tsx'
import type { FeatureCheck } from './feature-checks.ts'

/** What was seen of a feature: the class list that answered and how large it is, or why it did not. */
export function FeatureCheckWords({ check, platform }: { check: FeatureCheck; platform: string }) {
  const { t, formats } = useLanguage()
  const { feature, state, at, course } = check
  const title = course?.title ?? t('rosters.untitled')
  return (
    <div>
      <p className="check-title">
        {t(state === 'problem' ? 'check.roster.failed' : `check.${feature}`, { platform })}
        <span className="visually-hidden"> – {t(`check.state.${state}`)}</span>
      </p>
      {state === 'done' && course?.members && (
        <p>{t('check.roster.members', { title, people: disclosedPeople(t, course.members) })}</p>
      )}
      {at && <p className="muted">{t('check.seen', { ago: formats.ago(at), at: formats.moment(at) })}</p>}
      {state === 'next' && (
        <p>{t(course?.run?.denied ? 'rosters.deniedNext' : `check.${feature}.next`, { platform })}</p>
      )}
      {state === 'problem' && course?.run?.message && <p>{course.run.message}</p>}
    </div>
  )
}
