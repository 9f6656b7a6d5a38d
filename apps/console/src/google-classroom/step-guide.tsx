import type { GoogleValues } from '@lectern/api-contracts'
import type { ReactNode } from 'react'
import { useLanguage } from '../language/language.tsx'
import { CopyValues } from '../parts/copy-value.tsx'
import { AdministratorAccess } from './administrator-access.tsx'
import type { ProjectKind, SeenOfGoogle, StepName } from './google-steps.ts'
import { InstallStates } from './install-states.tsx'
import { Notices } from './notices.tsx'

/** What to do for a step, with every value that it takes. */
export function StepGuide({ name, kind, seen }: { name: StepName; kind: ProjectKind; seen: SeenOfGoogle }) {
  const { t } = useLanguage()
  const { values } = seen.details
  const parts: Partial<Record<StepName, ReactNode>> = {
    project: <Apis values={values} />,
    consent: <Scopes values={values} />,
    client: <CopyValues items={[[t('google.value.redirectUri'), values.redirectUri]]} />,
    marketplace: (
      <CopyValues
        items={[
          [t('google.value.setupUri'), values.setupUri],
          [t('google.value.uriPrefix'), values.uriPrefix],
          [t('google.value.upgradeUri'), values.upgradeUri],
        ]}
      />
    ),
    administrator: <AdministratorAccess seen={seen} />,
    install: <InstallStates seen={seen} />,
    trust: seen.installation.google && (
      <CopyValues items={[[t('values.clientId'), seen.installation.google.clientId]]} />
    ),
    topic: (
      <>
        <CopyValues
          items={[
            [t('google.value.publisher'), values.publisher],
            [t('google.value.pushEndpoint'), values.pushEndpoint],
          ]}
        />
        {seen.details.notices && <Notices notices={seen.details.notices} />}
      </>
    ),
  }
  return (
    <div className="guide">
      <p>{t(`google.step.${name}.how`)}</p>
      {isByKind(name) && <p>{t(`google.step.${name}.${kind}`)}</p>}
      {parts[name]}
    </div>
  )
}

const differs = ['consent', 'marketplace', 'install'] as const
const isByKind = (name: StepName): name is (typeof differs)[number] => differs.some((one) => one === name)

const Apis = ({ values: { apis } }: { values: GoogleValues }) => (
  <CopyValues items={apis.map((api) => [apiNames[api] ?? api, api])} />
)

/** As the Cloud console's library lists them, in every language. */
const apiNames: Partial<Record<string, string>> = {
  'classroom.googleapis.com': 'Google Classroom API',
  'appsmarket-component.googleapis.com': 'Google Workspace Marketplace SDK',
  'appsmarket.googleapis.com': 'Google Workspace Marketplace API',
  'admin.googleapis.com': 'Admin SDK API',
  'pubsub.googleapis.com': 'Cloud Pub/Sub API',
}

function Scopes({ values: { scopes } }: { values: GoogleValues }) {
  const { t } = useLanguage()
  return (
    <CopyValues
      items={scopes
        .filter((group) => group.scopes.length > 0)
        .map(({ use, scopes: needed }) => [t(`google.use.${use}`), needed.join('\n')])}
    />
  )
}
