import { useSearch } from 'wouter'
import { StepList } from '../installations/step-list.tsx'
import { useLanguage } from '../language/language.tsx'
import { FilterLinks } from '../parts/filter-links.tsx'
import { Panel } from '../parts/panel.tsx'
import { googleSteps, projectKinds, type SeenOfGoogle } from './google-steps.ts'
import { StepGuide } from './step-guide.tsx'

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
      <StepList
        steps={steps}
        title={(name) => t(`google.step.${name}`)}
        guide={(name) => <StepGuide name={name} kind={kind} seen={seen} />}
      />
    </Panel>
  )
}
