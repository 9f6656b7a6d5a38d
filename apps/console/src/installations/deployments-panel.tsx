import type { InstallationDetails } from '@lectern/api-contracts'
import { Button, StatusPill, type StatusTone } from '@lectern/ui'
import { useState } from 'react'
import { useLanguage } from '../language/language.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { DeploymentClaimForm } from './deployment-claim-form.tsx'
import { useDecideDeployment } from './installations-query.ts'

type Deployment = NonNullable<InstallationDetails['lti']>['deployments'][number]

const tones: Record<Deployment['status'], StatusTone> = { active: 'ok', pending: 'limit', blocked: 'no' }

export function DeploymentsPanel({
  installationId,
  deployments,
}: {
  installationId: string
  deployments: Deployment[]
}) {
  const { t, formats } = useLanguage()
  const decide = useDecideDeployment(installationId)
  const [blocking, setBlocking] = useState<string | null>(null)
  return (
    <Panel title={t('deployments.title')} span="half" note={t('deployments.note')}>
      {decide.isError && <ProblemNotice error={decide.error} />}
      {deployments.length === 0 ? (
        <EmptyState title={t('deployments.none')}>{t('deployments.noneDetail')}</EmptyState>
      ) : (
        <DataTable
          caption={t('deployments.title')}
          rows={deployments}
          rowKey={({ deploymentId }) => deploymentId}
          columns={[
            {
              id: 'id',
              header: t('values.deploymentId'),
              isRowHeader: true,
              cell: ({ deploymentId, code }) => (
                <>
                  <code>{deploymentId}</code>
                  {code !== null && <div className="muted">{t('deployments.waitsUnder', { code })}</div>}
                </>
              ),
            },
            {
              id: 'status',
              header: t('deployments.status'),
              cell: ({ status }) => (
                <StatusPill tone={tones[status]} label={t(`deployments.status.${status}`)} />
              ),
            },
            {
              id: 'seen',
              header: t('deployments.firstSeen'),
              cell: ({ firstSeenAt }) => formats.ago(firstSeenAt),
            },
            {
              id: 'act',
              header: t('deployments.decide'),
              cell: (deployment) => (
                <DecisionButtons
                  deployment={deployment}
                  busy={decide.isPending}
                  onApprove={() => decide.mutate({ deploymentId: deployment.deploymentId, status: 'active' })}
                  onBlock={() => setBlocking(deployment.deploymentId)}
                />
              ),
            },
          ]}
        />
      )}
      <DeploymentClaimForm />
      {blocking !== null && (
        <Dialog title={t('deployments.blockTitle')} onClose={() => setBlocking(null)}>
          <p>{t('deployments.blockDetail', { id: blocking })}</p>
          <div className="dialog-actions">
            <Button onClick={() => setBlocking(null)}>{t('cancel')}</Button>
            <Button
              look="danger"
              onClick={() => {
                decide.mutate({ deploymentId: blocking, status: 'blocked' })
                setBlocking(null)
              }}
            >
              {t('deployments.block')}
            </Button>
          </div>
        </Dialog>
      )}
    </Panel>
  )
}

function DecisionButtons(properties: {
  deployment: Deployment
  busy: boolean
  onApprove: () => void
  onBlock: () => void
}) {
  const { t } = useLanguage()
  const { deployment, busy, onApprove, onBlock } = properties
  const { deploymentId: id, status } = deployment
  return (
    <div className="row-actions">
      {status !== 'active' && (
        <Button
          className="small"
          look={status === 'pending' ? 'primary' : 'plain'}
          disabled={busy}
          onClick={onApprove}
          aria-label={t('deployments.approveLabel', { id })}
        >
          {t('deployments.approve')}
        </Button>
      )}
      {status !== 'blocked' && (
        <Button
          className="small"
          disabled={busy}
          onClick={onBlock}
          aria-label={t('deployments.blockLabel', { id })}
        >
          {t('deployments.block')}
        </Button>
      )}
    </div>
  )
}
