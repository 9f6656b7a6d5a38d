import type { InstallationDetails } from '@lectern/api-contracts'
import { StatusPill } from '@lectern/ui'
import { Link } from 'wouter'
import { GooglePanels } from '../google-classroom/google-panels.tsx'
import { useLanguage } from '../language/language.tsx'
import { CopyValue } from '../parts/copy-value.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { PageHeading } from '../shell/page-heading.tsx'
import { RosterImportPanel } from '../teams/roster-import-panel.tsx'
import { TeamsPanels } from '../teams/teams-panels.tsx'
import { ChecklistPanel } from './checklist-panel.tsx'
import { DeploymentsPanel } from './deployments-panel.tsx'
import { FeaturesPanel } from './features-panel.tsx'
import { installationState, toneOfState } from './installation-state.ts'
import { useInstallation, useInstallations } from './installations-query.ts'
import { LaunchesPanel } from './launches-panel.tsx'
import { Lti1p1Panel } from './lti-1p1-panel.tsx'
import { MigrationPanel } from './migration-panel.tsx'
import { NoticesPanel } from './notices-panel.tsx'
import { PlacementsPanel } from './placements-panel.tsx'
import { ReceivedPanel } from './received-panel.tsx'
import { RemovalPanel } from './removal-panel.tsx'
import { RostersPanel } from './rosters-panel.tsx'
import { ToolValues } from './tool-values.tsx'

export function InstallationPage({ id }: { id: string }) {
  const { t } = useLanguage()
  const installation = useInstallation(id)
  const { data } = installation
  const state = data && installationState(data)
  return (
    <>
      <p className="trail">
        <Link href="/installations">{t('installations.title')}</Link>
      </p>
      <PageHeading title={data?.name ?? t('installation.title')}>
        {state && <StatusPill tone={toneOfState[state]} label={t(`installations.state.${state}`)} />}
      </PageHeading>
      {installation.isError && (
        <ProblemNotice error={installation.error} onRetry={() => void installation.refetch()} />
      )}
      {installation.isPending && <Skeleton rows={2} height={280} />}
      {data && (
        <div className="panels">
          <HostPanels installation={data} />
          {data.lti && <DeploymentsPanel installationId={data.id} deployments={data.lti.deployments} />}
          {data.lti1p1 && <Lti1p1Panel installationId={data.id} lti1p1={data.lti1p1} />}
          {data.lti && <FeaturesPanel installation={data} />}
          {data.rosters && <RostersPanel installation={data} rosters={data.rosters} />}
          {data.teams?.features.includes('roster') && <RosterImportPanel installationId={data.id} />}
          <NoticesPanel installation={data} />
          {data.lti && <MigrationPanel deployments={data.lti.deployments} />}
          <PlacementsPanel placements={data.placements} />
          <LaunchesPanel launches={data.launches} />
          {data.surface === 'lti' && <ReceivedPanel installation={data} />}
          {data.lti && <ValuesPanel lti={data.lti} />}
          <RemovalPanel installation={data} />
        </div>
      )}
    </>
  )
}

function HostPanels({ installation }: { installation: InstallationDetails }) {
  if (installation.google) return <GooglePanels installation={installation} />
  if (installation.teams) return <TeamsPanels installation={installation} />
  return <ChecklistPanel installation={installation} />
}

function ValuesPanel({ lti }: { lti: NonNullable<InstallationDetails['lti']> }) {
  const { t } = useLanguage()
  const tool = useInstallations().data?.toolValues
  return (
    <>
      <Panel title={t('installation.theirs')} span="half">
        <dl className="values">
          <CopyValue label={t('values.issuer')} value={lti.issuer} />
          <CopyValue label={t('values.clientId')} value={lti.clientId} />
          <CopyValue label={t('values.authorizationEndpoint')} value={lti.authorizationEndpoint} />
          <CopyValue label={t('values.tokenEndpoint')} value={lti.tokenEndpoint} />
          <CopyValue label={t('values.jwksUri')} value={lti.jwksUri} />
        </dl>
      </Panel>
      {tool && (
        <Panel title={t('installation.ours')} span="half">
          <ToolValues values={tool} />
        </Panel>
      )}
    </>
  )
}
