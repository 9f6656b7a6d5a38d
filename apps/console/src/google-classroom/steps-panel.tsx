import { Icon, type IconName } from '@lectern/ui'
import { useSearch } from 'wouter'
import { useLanguage } from '../language/language.tsx'
import { FilterLinks } from '../parts/filter-links.tsx'
import { Panel } from '../parts/panel.tsx'
import { googleSteps, projectKinds, type GoogleStep, type SeenOfGoogle } from './google-steps.ts'
import { StepGuide } from './step-guide.tsx'

const icons: Record<GoogleStep['state'], IconName> = {
  done: 'check',
  next: 'chevron-right',
  later: 'clock',
  problem: 'alert',
}

/** What is done in Google's consoles, step by step, and beside each what was seen of it. */
export function StepsPanel({ seen }: { seen: SeenOfGoogle }) {
  const { t } = useLanguage()
  const asked = new URLSearchParams(useSearch()).get('project')
  const kind = projectKinds.find((one) => one === asked) ?? 'private'
  const steps = googleSteps(seen)
  const done = steps.filter(({ state }) => state === 'done').length
  return (
    <Panel
      title={t('checklist.title')}
      say={t('checklist.sentence', { done, all: steps.length })}
      note={t('google.stepsNote')}
    >
      <FilterLinks
        label={t('google.kind')}
        links={projectKinds.map((one) => ({
          href: `/installations/${seen.installation.id}${one === 'private' ? '' : '?project=public'}`,
          words: t(`google.kind.${one}`),
          isCurrent: one === kind,
        }))}
      />
      <p className="muted">{t(`google.kind.${kind}.what`)}</p>
      <ol className="checklist">
        {steps.map((step) => (
          <li key={step.name} className={step.state}>
            <span className="check-mark">
              <Icon name={icons[step.state]} />
            </span>
            <div>
              <StepWords step={step} />
              <details open={step.state === 'next' || step.state === 'problem'}>
                <summary>{t('google.how')}</summary>
                <StepGuide name={step.name} kind={kind} seen={seen} />
              </details>
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function StepWords({ step: { name, state, at, refusal } }: { step: GoogleStep }) {
  const { t, formats } = useLanguage()
  return (
    <div aria-live="polite">
      <p className="check-title">
        {t(`google.step.${name}`)}
        <span className="visually-hidden"> – {t(`check.state.${state}`)}</span>
      </p>
      {at && (
        <p className="muted">
          {t(refusal ? 'check.refusedAt' : 'check.seen', { ago: formats.ago(at), at: formats.moment(at) })}
        </p>
      )}
      {refusal && (
        <p>
          {refusal.message} <code>{refusal.reference}</code>
        </p>
      )}
    </div>
  )
}
