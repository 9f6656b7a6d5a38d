import { Icon, type IconName } from '@lectern/ui'
import type { ReactNode } from 'react'
import { useLanguage } from '../language/language.tsx'
import type { HostStep } from './host-steps.ts'

const icons: Record<HostStep['state'], IconName> = {
  done: 'check',
  next: 'chevron-right',
  later: 'clock',
  problem: 'alert',
}

/** The steps of a host's checklist, each with what was seen of it and what to do for it. */
export function StepList<Name extends string>(properties: {
  steps: HostStep<Name>[]
  title: (name: Name) => string
  guide: (name: Name) => ReactNode
}) {
  const { t } = useLanguage()
  return (
    <ol className="checklist">
      {properties.steps.map((step) => (
        <li key={step.name} className={step.state}>
          <span className="check-mark">
            <Icon name={icons[step.state]} />
          </span>
          <div>
            <StepWords step={step} title={properties.title(step.name)} />
            <details open={step.state === 'next' || step.state === 'problem'}>
              <summary>{t('checklist.how')}</summary>
              {properties.guide(step.name)}
            </details>
          </div>
        </li>
      ))}
    </ol>
  )
}

function StepWords({ step: { state, at, refusal }, title }: { step: HostStep; title: string }) {
  const { t, formats } = useLanguage()
  return (
    <div aria-live="polite">
      <p className="check-title">
        {title}
        <span className="visually-hidden"> – {t(`check.state.${state}`)}</span>
      </p>
      {at && (
        <p className="muted">
          {t(refusal ? 'check.refusedAt' : 'check.seen', { ago: formats.ago(at), at: formats.moment(at) })}
        </p>
      )}
      {refusal && (
        <p>
          {refusal.message} <code>{refusal.reference ?? refusal.code}</code>
        </p>
      )}
    </div>
  )
}
