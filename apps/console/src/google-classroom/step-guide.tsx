import type { GoogleValues } from '@lectern/api-contracts'
import type { ReactNode } from 'react'
import { useLanguage } from '../language/language.tsx'
import { CopyValue } from '../parts/copy-value.tsx'
import { AdministratorAccess } from './administrator-access.tsx'
import type { ProjectKind, SeenOfGoogle, StepName } from './google-steps.ts'
import { InstallStates } from './install-states.tsx'

/** What to do for a step, with every value that it takes. */
export function StepGuide({ name, kind, seen }: { name: StepName; kind: ProjectKind; seen: SeenOfGoogle }) {
  const { t } = useLanguage()
  const { values } = seen.details
  const parts: Partial<Record<StepName, ReactNode>> = {
    project: <Apis values={values} />,
    consent: <Scopes values={values} />,
    client: <Copied items={[['google.value.redirectUri', values.redirectUri]]} />,
    marketplace: (
      <Copied
        items={[
          ['google.value.setupUri', values.setupUri],
          ['google.value.uriPrefix', values.uriPrefix],
          ['google.value.upgradeUri', values.upgradeUri],
        ]}
      />
    ),
    administrator: <AdministratorAccess seen={seen} />,
    install: <InstallStates seen={seen} />,
    trust: seen.installation.google && (
      <Copied items={[['values.clientId', seen.installation.google.clientId]]} />
    ),
    topic: (
      <Copied
        items={[
          ['google.value.publisher', values.publisher],
          ['google.value.pushEndpoint', values.pushEndpoint],
        ]}
      />
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

type ValueLabel =
  `google.value.${'redirectUri' | 'setupUri' | 'uriPrefix' | 'upgradeUri' | 'publisher' | 'pushEndpoint'}`

function Copied({ items }: { items: (readonly [ValueLabel | 'values.clientId', string])[] }) {
  const { t } = useLanguage()
  return (
    <dl className="values">
      {items.map(([label, value]) => (
        <CopyValue key={label} label={t(label)} value={value} />
      ))}
    </dl>
  )
}

const Apis = ({ values: { apis } }: { values: GoogleValues }) => (
  <dl className="values">
    {apis.map((api) => (
      <CopyValue key={api} label={apiNames[api] ?? api} value={api} />
    ))}
  </dl>
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
    <dl className="values">
      {scopes
        .filter((group) => group.scopes.length > 0)
        .map(({ use, scopes: needed }) => (
          <CopyValue key={use} label={t(`google.use.${use}`)} value={needed.join('\n')} />
        ))}
    </dl>
  )
}
