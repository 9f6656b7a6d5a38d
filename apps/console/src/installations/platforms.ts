import type { InstallationSummary, NewLtiInstallation } from '@lectern/api-contracts'

export type Profile = NewLtiInstallation['profile']

export interface Endpoints {
  issuer: string
  authorizationEndpoint: string
  tokenEndpoint: string
  jwksUri: string
}

export interface Hosting {
  id: 'cloud' | 'beta' | 'test' | 'own' | 'manual'
  /** The site's own address fills the endpoints. */
  asksAddress?: boolean
  endpoints: (known: { address: string; clientId: string }) => Partial<Endpoints>
}

export interface Platform {
  profile: Profile
  name: string
  hostings: readonly [Hosting, ...Hosting[]]
}

/** Addresses that a platform's vendor publishes; what it does not publish stays for the administrator. */
export const platforms: readonly [Platform, ...Platform[]] = [
  {
    profile: 'canvas',
    name: 'Canvas',
    hostings: [
      { id: 'cloud', endpoints: () => canvas('https://canvas.instructure.com', 'https://sso.canvaslms.com') },
      {
        id: 'beta',
        endpoints: () => canvas('https://canvas.beta.instructure.com', 'https://sso.beta.canvaslms.com'),
      },
      {
        id: 'test',
        endpoints: () => canvas('https://canvas.test.instructure.com', 'https://sso.test.canvaslms.com'),
      },
      {
        id: 'own',
        asksAddress: true,
        // Self-hosted Canvas mostly keeps the cloud's issuer: `lti_iss` of its security.yml is seldom changed.
        endpoints: ({ address }) => (address ? canvas('https://canvas.instructure.com', address) : {}),
      },
    ],
  },
  {
    profile: 'schoology',
    name: 'Schoology',
    hostings: [
      {
        id: 'cloud',
        endpoints: () => ({
          issuer: 'https://schoology.schoology.com',
          authorizationEndpoint: `${schoologyService}/authorize-redirect`,
          tokenEndpoint: `${schoologyService}/access-token`,
          jwksUri: `${schoologyService}/.well-known/jwks`,
        }),
      },
    ],
  },
  {
    profile: 'moodle',
    name: 'Moodle',
    hostings: [ownSite('/mod/lti/auth.php', '/mod/lti/token.php', '/mod/lti/certs.php')],
  },
  {
    profile: 'brightspace',
    name: 'Brightspace',
    hostings: [
      {
        id: 'own',
        asksAddress: true,
        endpoints: ({ address }) =>
          address
            ? {
                issuer: address,
                authorizationEndpoint: `${address}/d2l/lti/authenticate`,
                tokenEndpoint: 'https://auth.brightspace.com/core/connect/token',
                jwksUri: `${address}/d2l/.well-known/jwks`,
              }
            : {},
      },
    ],
  },
  {
    profile: 'blackboard',
    name: 'Blackboard',
    hostings: [
      {
        id: 'cloud',
        endpoints: ({ clientId }) => ({
          issuer: 'https://blackboard.com',
          authorizationEndpoint: `${blackboardGateway}/gateway/oidcauth`,
          tokenEndpoint: `${blackboardGateway}/gateway/oauth2/jwttoken`,
          jwksUri: clientId
            ? `${blackboardGateway}/management/applications/${encodeURIComponent(clientId)}/jwks.json`
            : undefined,
        }),
      },
    ],
  },
  {
    profile: 'sakai',
    name: 'Sakai',
    // The token address ends in the number that Sakai gives the tool, so it has to be pasted.
    hostings: [ownSite('/imsoidc/lti13/oidc_auth', null, '/imsblis/lti13/keyset')],
  },
  { profile: 'strict', name: 'LTI 1.3', hostings: [{ id: 'manual', endpoints: () => ({}) }] },
]

/** Of what was removed no more is known. */
export const hostNames = {
  lti: 'LTI',
  'google-classroom': 'Google Classroom',
  teams: 'Microsoft Teams',
} as const satisfies Record<InstallationSummary['surface'], string>

export function platformName({ lti, google, teams }: Pick<InstallationSummary, 'lti' | 'google' | 'teams'>) {
  if (google) return hostNames['google-classroom']
  if (teams) return hostNames.teams
  return lti ? (platforms.find(({ profile }) => profile === lti.profile)?.name ?? lti.profile) : 'LTI 1.1'
}

/** `https://lms.example.edu`, whatever page of it was pasted; empty while it is no web address. */
export function siteAddress(text: string) {
  const withScheme = /^https?:\/\//.test(text.trim()) ? text.trim() : `https://${text.trim()}`
  if (!URL.canParse(withScheme)) return ''
  const { origin, pathname } = new URL(withScheme)
  return (origin + pathname).replace(/\/+$/, '')
}

const schoologyService = 'https://lti-service.svc.schoology.com/lti-service'
const blackboardGateway = 'https://developer.blackboard.com/api/v1'

function canvas(issuer: string, host: string): Endpoints {
  return {
    issuer,
    authorizationEndpoint: `${host}/api/lti/authorize_redirect`,
    tokenEndpoint: `${host}/login/oauth2/token`,
    jwksUri: `${host}/api/lti/security/jwks`,
  }
}

function ownSite(authorization: string, token: string | null, keys: string): Hosting {
  return {
    id: 'own',
    asksAddress: true,
    endpoints: ({ address }) =>
      address
        ? {
            issuer: address,
            authorizationEndpoint: address + authorization,
            tokenEndpoint: token === null ? undefined : address + token,
            jwksUri: address + keys,
          }
        : {},
  }
}

/** Schoology has no dynamic registration. */
export const registersItself = ({ profile }: Platform): boolean => profile !== 'schoology'
