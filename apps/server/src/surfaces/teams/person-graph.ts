import {
  personCaller,
  type DelegatedOutcome,
  type EntraToken,
  type GraphConnection,
  type WaitingLimit,
} from '@lectern/teams'
import { onBehalfOfAfterConsent } from '@lectern/teams'
import { Problem } from '@lectern/problem'
import type { TeamsApp, TeamsSurface } from './teams-surface.ts'

type GraphPorts = Pick<TeamsSurface, 'tokensOf' | 'connect'>

/** What Lectern asks a person for, by what it is for. */
export const personScopes = {
  /** Who they are in school, and their classes: every launch needs it. */
  launch: ['EduRoster.ReadBasic'],
  assignment: ['EduAssignments.ReadWriteBasic'],
  /** Its own tabs alone: to see whether one stands already, and to add it. */
  tab: ['AppCatalog.Read.All', 'TeamsTab.ReadWriteSelfForTeam'],
} as const satisfies Record<string, readonly string[]>

export type PersonPurpose = keyof typeof personScopes

/**
 * Graph in the name of the person whose tab token it is.
 * @throws Problem `teams.consent-required`, `teams.consent-pending`, `teams.interaction-required`, or of `entraRefusals`
 */
export async function personGraph(
  ports: GraphPorts,
  app: TeamsApp,
  assertion: string,
  purpose: PersonPurpose,
  { afterConsent = false, deadline }: WaitingLimit & { afterConsent?: boolean } = {},
): Promise<GraphConnection> {
  const tokens = ports.tokensOf(app)
  const person = { tenantId: app.tenantId, assertion }
  const scopes = personScopes[purpose]
  const found = await (afterConsent
    ? onBehalfOfAfterConsent(tokens, person, scopes, { deadline })
    : tokens.onBehalfOf(person, scopes, { deadline }))
  const asked = { purpose, afterConsent }
  return graphWith(ports, app, grantedToken(found, asked), {
    deadline,
    async renew(claims) {
      tokens.dropOnBehalfOf(person, scopes)
      return grantedToken(await tokens.onBehalfOf(person, scopes, { claims, deadline }), { ...asked, claims })
    },
  })
}

export const graphWith = (
  { connect }: Pick<GraphPorts, 'connect'>,
  app: TeamsApp,
  token: EntraToken,
  { renew, ...limit }: WaitingLimit & { renew?: (claims: string | undefined) => Promise<EntraToken> } = {},
) => connect(personCaller(app, app.tenantId, token, renew), limit)

function grantedToken(
  found: DelegatedOutcome,
  { purpose, afterConsent, claims }: { purpose: PersonPurpose; afterConsent: boolean; claims?: string },
): EntraToken {
  switch (found.outcome) {
    case 'granted':
      return found.token
    case 'consent-required':
      throw afterConsent ? consentPending() : consentRequired(purpose)
    case 'interaction-required':
      throw new Problem({
        kind: 'forbidden',
        code: 'teams.interaction-required',
        message: 'A policy of the tenant wants another step of this person before Entra gives a token.',
        details: { purpose, claims: found.claims ?? claims },
      })
  }
}

const consentRequired = (purpose: PersonPurpose): Problem =>
  new Problem({
    kind: 'forbidden',
    code: 'teams.consent-required',
    message: `Nobody has consented to ${personScopes[purpose].join(', ')} for this person. Grant it for the whole tenant, or let the person allow it.`,
    details: { purpose },
  })

const consentPending = (): Problem =>
  new Problem({
    kind: 'forbidden',
    code: 'teams.consent-pending',
    message: 'The person has agreed, and Entra does not know it yet after seven seconds.',
  })
