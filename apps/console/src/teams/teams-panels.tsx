import type { InstallationDetails } from '@lectern/api-contracts'
import { SignInOutcome } from '../installations/sign-in-outcome.tsx'
import { StepList } from '../installations/step-list.tsx'
import { useLanguage } from '../language/language.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { PermissionsPanel } from './permissions-panel.tsx'
import { TeamsFeaturesPanel } from './teams-features-panel.tsx'
import { TeamsGuide } from './teams-guide.tsx'
import { useTeamsDetails } from './teams-query.ts'
import { teamsSteps, type SeenOfTeams } from './teams-steps.ts'
import { TeamsValuesPanel } from './teams-values-panel.tsx'

/** What the page of an installation shows of Microsoft Teams alone. */
export function TeamsPanels({ installation }: { installation: InstallationDetails }) {
  const { t } = useLanguage()
  const details = useTeamsDetails(installation.id)
  if (details.isError) return <ProblemNotice error={details.error} onRetry={() => void details.refetch()} />
  if (details.isPending) return <Skeleton rows={2} height={280} />
  const { id, name, teams } = installation
  const seen = { installation, details: details.data }
  return (
    <>
      <SignInOutcome
        host="teams"
        words={{ granted: t('teams.outcome.granted'), refused: t('teams.outcome.refused') }}
      />
      <StepsPanel seen={seen} />
      <TeamsFeaturesPanel seen={seen} />
      <PermissionsPanel permissions={details.data.permissions} />
      {teams && <TeamsValuesPanel id={id} name={name} teams={teams} />}
    </>
  )
}

/** What is done in Entra and in the Teams admin center, step by step, and beside each what was seen of it. */
function StepsPanel({ seen }: { seen: SeenOfTeams }) {
  const { t } = useLanguage()
  const steps = teamsSteps(seen)
  const done = steps.filter(({ state }) => state === 'done').length
  return (
    <Panel
      title={t('checklist.title')}
      say={t('checklist.sentence', { done, all: steps.length })}
      note={t('teams.stepsNote')}
    >
      <StepList
        steps={steps}
        title={(name) => t(`teams.step.${name}`)}
        guide={(name) => <TeamsGuide name={name} seen={seen} />}
      />
    </Panel>
  )
}
