import type { InstallationDetails, NoticeState } from '@lectern/api-contracts'
import { Icon } from '@lectern/ui'
import { useLanguage } from '../language/language.tsx'
import { Panel } from '../parts/panel.tsx'
import { platformName } from './platforms.ts'

/** Whether the platform tells of copied courses; nothing where the district does not ask for it and never did. */
export function NoticesPanel({ installation }: { installation: InstallationDetails }) {
  const { t } = useLanguage()
  const { lti, notices } = installation
  const isOn = lti?.features.includes('course-copies') ?? false
  if (!isOn && notices.length === 0) return null
  const platform = platformName(installation)
  return (
    <Panel title={t('notices.title')} span="half" note={t('notices.note', { platform })}>
      {notices.length === 0 && <p className="muted">{t('notices.waiting', { platform })}</p>}
      <ul className="checklist">
        {notices.map((state) => (
          <NoticeRow key={state.deploymentId} state={state} platform={platform} />
        ))}
      </ul>
    </Panel>
  )
}

const signs = { done: 'check', problem: 'alert', later: 'clock' } as const

function NoticeRow({ state, platform }: { state: NoticeState; platform: string }) {
  const { t, formats } = useLanguage()
  const { deploymentId, subscribedAt, lastNoticeAt, problem } = state
  const sign = problem ? 'problem' : subscribedAt ? 'done' : 'later'
  return (
    <li className={sign}>
      <span className="check-mark">
        <Icon name={signs[sign]} />
      </span>
      <div>
        <p className="check-title">
          {t(`notices.${sign}`, { platform })} <code>{deploymentId}</code>
        </p>
        <p className="muted">
          {lastNoticeAt
            ? t('notices.last', { ago: formats.ago(lastNoticeAt), at: formats.moment(lastNoticeAt) })
            : t('notices.none')}
        </p>
        {problem && <p>{problem}</p>}
      </div>
    </li>
  )
}
