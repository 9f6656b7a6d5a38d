import { sealJson, unsealJson } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import type { TeamsInstallation } from '@lectern/tenancy'
import { personScopes, type PersonPurpose } from './person-graph.ts'
import type { TeamsSurface } from './teams-surface.ts'

/** What a person is asked in a window of its own, because Entra shows itself in no frame. */
export interface WindowErrand {
  clientId: string
  /** Where it is proved already. */
  tenantId?: string
  purpose: PersonPurpose
  /** Shows what is asked for also to those whom Entra remembers. */
  consent: boolean
  /** Of Entra or Graph: what a policy of the tenant wants to see. */
  claims?: string
  /** Milliseconds since the epoch. */
  until: number
}

const purposeOfSeal = 'teams.window'
const lifetimeMilliseconds = 60 * 60_000

/** The window that helps against this refusal, and what the next token of Teams has to show; undefined where none does. */
export function windowFor(
  { publicUrl, secrets, now }: Pick<TeamsSurface, 'publicUrl' | 'secrets' | 'now'>,
  { code, details }: Problem,
  { clientId, installation }: { clientId: string; installation: TeamsInstallation | undefined },
): { address: string; claims?: string } | undefined {
  const consent = code === 'teams.consent-required'
  if (!consent && code !== 'teams.interaction-required' && code !== 'teams.graph-claims-challenge')
    return undefined
  const { purpose = 'launch', claims } = details as { purpose?: PersonPurpose; claims?: string } // personGraph wrote them
  const errand: WindowErrand = {
    clientId,
    tenantId: installation?.tenantId,
    purpose,
    consent,
    claims,
    until: now().getTime() + lifetimeMilliseconds,
  }
  const ask = sealJson(errand, purposeOfSeal, secrets.of('Teams windows'))
  return { address: `${publicUrl}/teams/auth/start?ask=${ask}`, claims }
}

/** @throws Problem `teams.window-expired` */
export function openErrand(
  { secrets, now }: Pick<TeamsSurface, 'secrets' | 'now'>,
  ask: string | null,
): WindowErrand {
  // The seal proves that windowFor wrote it.
  const errand = unsealJson(ask ?? '', purposeOfSeal, secrets.of('Teams windows')) as WindowErrand | undefined
  if (errand && errand.until > now().getTime()) return errand
  throw new Problem({
    kind: 'invalid',
    code: 'teams.window-expired',
    message: 'This window was asked for by no tab, or too long ago. Open the tab again.',
  })
}

export const scopesOf = ({ purpose }: Pick<WindowErrand, 'purpose'>): readonly string[] =>
  personScopes[purpose]
