import { applicationIdUri, tabScope, teamsHosts } from '@lectern/teams'
import type { TeamsInstallation } from '@lectern/tenancy'
import { derivedId } from '../derived-id.ts'
import { neededPermissions } from './needed-permissions.ts'
import { shellQuoted } from './shell-quoted.ts'
import type { TeamsSurface } from './teams-surface.ts'

type Addresses = Pick<TeamsSurface, 'host' | 'redirectUri' | 'consentUri'>
type Described = Pick<TeamsInstallation, 'clientId' | 'tenantId' | 'features'>

const graphAppId = '00000003-0000-0000-c000-000000000000'

/**
 * Brings the app registration to what Lectern needs, however often it is run. Nothing in it is secret. What only Entra
 * knows is looked up by name where it runs, and put in place of `{{…}}`.
 */
export function setupScript(addresses: Addresses, installation: Described): string {
  const { clientId, tenantId } = installation
  const quoted = (value: unknown) => shellQuoted(JSON.stringify(value, null, 2))
  return `#!/usr/bin/env bash
# Lectern in Microsoft Teams: the app registration, as Lectern needs it now. Review it, then run it in Azure Cloud Shell
# or wherever the Azure command line is, signed in as an administrator of applications where the app is registered.
# It replaces redirect addresses, the application ID URI, optional claims and the API permissions of this one registration.
set -euo pipefail

app=${shellQuoted(clientId)}
graph_app=${shellQuoted(graphAppId)}
registration="https://graph.microsoft.com/v1.0/applications(appId='$app')"

if ! az ad app show --id "$app" --query id --output tsv >/dev/null; then
  echo ${shellQuoted(`The app is not registered here. If it is in the district's own tenant: az login --tenant ${tenantId} --allow-no-subscriptions`)} >&2
  exit 1
fi

change() {
  az rest --method PATCH --uri "$registration" --headers Content-Type=application/json --body "$1" >/dev/null
}

# The scope keeps its id where there is one already.
scope_id=$(az ad app show --id "$app" --query "api.oauth2PermissionScopes[?value=='${tabScope}'].id | [0]" --output tsv)
scope_id=\${scope_id:-${derivedId('Teams tab scope', clientId)}}

expose=${quoted(exposed(addresses, installation))}
change "\${expose//'{{scope}}'/$scope_id}"

# Teams may fetch a token for the tab without asking people. It must know the scope first.
trust=${quoted(trusted())}
change "\${trust//'{{scope}}'/$scope_id}"

permissions=${quoted(registered(installation))}
for name in ${namesOf(installation, 'delegated').map(shellQuoted).join(' ')}; do
  id=$(az ad sp show --id "$graph_app" --query "oauth2PermissionScopes[?value=='$name'].id | [0]" --output tsv)
  [ -n "$id" ] || { echo "Microsoft Graph has no delegated permission $name." >&2; exit 1; }
  permissions=\${permissions//"{{delegated $name}}"/$id}
done
for name in ${namesOf(installation, 'application').map(shellQuoted).join(' ')}; do
  id=$(az ad sp show --id "$graph_app" --query "appRoles[?value=='$name'].id | [0]" --output tsv)
  [ -n "$id" ] || { echo "Microsoft Graph has no application permission $name." >&2; exit 1; }
  permissions=\${permissions//"{{application $name}}"/$id}
done
change "$permissions"

echo 'Done. Next, grant admin consent from the page of the installation in Lectern.'
`
}

/** Ends all that the tenant granted; it does not touch the registration. */
export const removalScript = ({ clientId, tenantId }: Pick<Described, 'clientId' | 'tenantId'>): string =>
  [
    `az login --tenant ${shellQuoted(tenantId)} --allow-no-subscriptions`,
    `az ad sp delete --id ${shellQuoted(clientId)}`,
  ].join('\n')

/** Says in every token whether its person is a guest. */
const accountKind = [{ name: 'acct' }]

const exposed = (addresses: Addresses, { clientId }: Described) => ({
  identifierUris: [applicationIdUri({ clientId, host: addresses.host })],
  web: { redirectUris: [addresses.redirectUri, addresses.consentUri] },
  optionalClaims: { idToken: accountKind, accessToken: accountKind },
  api: {
    requestedAccessTokenVersion: 2,
    oauth2PermissionScopes: [
      {
        id: '{{scope}}',
        value: tabScope,
        type: 'User',
        isEnabled: true,
        adminConsentDisplayName: 'Open Lectern in Teams',
        adminConsentDescription: 'Lets Teams tell Lectern who opens it.',
        userConsentDisplayName: 'Open Lectern in Teams',
        userConsentDescription: 'Lets Teams tell Lectern who you are.',
      },
    ],
  },
})

const trusted = () => ({
  api: {
    preAuthorizedApplications: Object.keys(teamsHosts).map((appId) => ({
      appId,
      delegatedPermissionIds: ['{{scope}}'],
    })),
  },
})

const entraNames = { delegated: 'Scope', application: 'Role' } as const

const registered = (installation: Described) => ({
  requiredResourceAccess: [
    {
      resourceAppId: graphAppId,
      resourceAccess: neededPermissions(installation).map(({ kind, name }) => ({
        id: `{{${kind} ${name}}}`,
        type: entraNames[kind],
      })),
    },
  ],
})

const namesOf = (installation: Described, wanted: 'delegated' | 'application'): string[] =>
  neededPermissions(installation)
    .filter(({ kind }) => kind === wanted)
    .map(({ name }) => name)
