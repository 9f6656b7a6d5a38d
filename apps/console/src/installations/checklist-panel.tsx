import type { InstallationDetails } from '@lectern/api-contracts'
import { Icon, type IconName } from '@lectern/ui'
import { useLanguage } from '../language/language.tsx'
import { Panel } from '../parts/panel.tsx'
import { checklist, type Check } from './checklist.ts'
import { FeatureCheckWords } from './feature-check-words.tsx'
import { platformName } from './platforms.ts'

const icons: Record<Check['state'], IconName> = {
  done: 'check',
  next: 'chevron-right',
  later: 'clock',
  problem: 'alert',
}

/** Refreshes with the page's own polling: whoever clicks in the platform sees the steps tick themselves off. */
export function ChecklistPanel({ installation }: { installation: InstallationDetails }) {
  const { t } = useLanguage()
  const checks = checklist(installation)
  const done = checks.filter(({ state }) => state === 'done').length
  return (
    <Panel
      title={t('checklist.title')}
      span="half"
      say={t('checklist.sentence', { done, all: checks.length })}
      note={t('checklist.note')}
    >
      <ol className="checklist" aria-live="polite">
        {checks.map((check) => (
          <li key={keyOf(check)} className={check.state}>
            <span className="check-mark">
              <Icon name={icons[check.state]} />
            </span>
            <CheckWords check={check} platform={platformName(installation)} />
          </li>
        ))}
      </ol>
    </Panel>
  )
}

const keyOf = (check: Check) => (check.name === 'feature' ? check.feature : check.name)

function CheckWords({ check, platform }: { check: Check; platform: string }) {
  const { t, formats } = useLanguage()
  if (check.name === 'feature') return <FeatureCheckWords check={check} platform={platform} />
  const { name, state, at } = check
  const refusal = name === 'clean' ? check.refusal : undefined
  return (
    <div>
      <p className="check-title">
        {state === 'problem' ? t('check.refused') : t(`check.${name}`, { platform })}
        <span className="visually-hidden"> – {t(`check.state.${state}`)}</span>
      </p>
      {at && (
        <p className="muted">
          {t(name === 'clean' ? 'check.refusedAt' : 'check.seen', {
            ago: formats.ago(at),
            at: formats.moment(at),
          })}
        </p>
      )}
      {state === 'next' && <p>{t(`check.${name}.next`, { platform })}</p>}
      {refusal && (
        <p>
          {refusal.message} <code>{refusal.reference}</code>
        </p>
      )}
    </div>
  )
}
