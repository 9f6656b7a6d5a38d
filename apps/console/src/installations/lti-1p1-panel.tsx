import type { InstallationDetails } from '@lectern/api-contracts'
import { Button, StatusPill } from '@lectern/ui'
import { useLanguage } from '../language/language.tsx'
import { CopyValue } from '../parts/copy-value.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useSwitchLti1p1 } from './installations-query.ts'

interface Lti1p1Properties {
  installationId: string
  lti1p1: NonNullable<InstallationDetails['lti1p1']>
}

/** Whether the district still takes launches of LTI 1.1, and the key that the platform sends. */
export function Lti1p1Panel({ installationId, lti1p1: { consumerKey, enabled } }: Lti1p1Properties) {
  const { t } = useLanguage()
  const change = useSwitchLti1p1(installationId)
  return (
    <Panel title="LTI 1.1" span="half" note={t('lti1p1.note')}>
      {change.isError && <ProblemNotice error={change.error} />}
      <p>
        <StatusPill tone={enabled ? 'ok' : 'no'} label={t(enabled ? 'lti1p1.on' : 'lti1p1.off')} />
      </p>
      <dl className="values">
        <CopyValue label={t('values.consumerKey')} value={consumerKey} />
      </dl>
      <Button disabled={change.isPending} onClick={() => change.mutate(!enabled)}>
        {t(enabled ? 'lti1p1.switchOff' : 'lti1p1.switchOn')}
      </Button>
    </Panel>
  )
}
