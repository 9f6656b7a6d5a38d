import type { DistrictScope } from '@lectern/database'
import type { InstallationId, PersonId } from '@lectern/launch'
import { sealSecret, unsealSecret } from '../sealed-secret.ts'
import { ownerOf, type GoogleAudience, type GrantKey } from './google-grants.ts'

export interface HeldGrant {
  installation: string
  audience: GoogleAudience
  /** ISO 8601. */
  grantedAt: string
  scopes: string[]
  endedAt: string | null
}

/** What people granted, without what acts for them. */
export const googleGrantsOf = (scope: DistrictScope, personIds: readonly PersonId[]): Promise<HeldGrant[]> =>
  scope.query<HeldGrant & object>(
    `select n.name as installation, g.audience, to_json(g.granted_at)#>>'{}' as "grantedAt", g.scopes,
            to_json(g.ended_at)#>>'{}' as "endedAt"
     from lectern.google_grant g
     join lectern.installation n on n.district_id = g.district_id and n.id = g.installation_id
     where g.district_id = $1 and g.person_id = any($2::uuid[]) order by g.granted_at, g.audience`,
    [scope.districtId, personIds],
  )

interface TokenRow {
  installationId: InstallationId
  personId: PersonId
  audience: GoogleAudience
  sealedAccessToken: string | null
  sealedRefreshToken: string | null
}

const tokens = `g.installation_id as "installationId", g.person_id as "personId", g.audience,
  g.sealed_access_token as "sealedAccessToken", g.sealed_refresh_token as "sealedRefreshToken"`

/**
 * Deletes what people granted.
 * @returns a token of each grant that still had one, to be given back to Google once this is committed
 */
export async function takeGoogleGrantsOf(
  scope: DistrictScope,
  personIds: readonly PersonId[],
  sealKey: Uint8Array,
): Promise<string[]> {
  const rows = await scope.query<TokenRow & object>(
    `delete from lectern.google_grant g where g.district_id = $1 and g.person_id = any($2::uuid[]) returning ${tokens}`,
    [scope.districtId, personIds],
  )
  return tokensOf(rows, sealKey)
}

export interface TakenGrant {
  personId: PersonId
  token: string
  /** It acts for them while they are away. */
  lasts: boolean
}

/** The same of everybody in an installation. */
export async function takeGoogleGrantsIn(
  scope: DistrictScope,
  installationId: InstallationId,
  sealKey: Uint8Array,
): Promise<TakenGrant[]> {
  const rows = await scope.query<TokenRow & object>(
    `delete from lectern.google_grant g where g.district_id = $1 and g.installation_id = $2 returning ${tokens}`,
    [scope.districtId, installationId],
  )
  const taken = await Promise.all(
    rows.map(async (row) => {
      const token = await tokenOf(row, sealKey)
      return token === undefined
        ? []
        : [{ personId: row.personId, token, lasts: row.sealedRefreshToken !== null }]
    }),
  )
  return taken.flat()
}

/** Of all administrators of an installation. */
export async function takeAdministratorGrants(
  scope: DistrictScope,
  installationId: InstallationId,
  sealKey: Uint8Array,
): Promise<{ grants: number; tokens: string[] }> {
  const rows = await scope.query<TokenRow & object>(
    `delete from lectern.google_grant g
     where g.district_id = $1 and g.installation_id = $2 and g.audience = 'administrator' returning ${tokens}`,
    [scope.districtId, installationId],
  )
  return { grants: rows.length, tokens: await tokensOf(rows, sealKey) }
}

/**
 * Two people become one: what the one who goes granted passes on, unless the one who stays has their own that works.
 * Tokens are sealed for their person, so they are sealed anew.
 */
export async function reattributeGoogleGrants(
  scope: DistrictScope,
  { keep, absorb }: { keep: PersonId; absorb: PersonId },
  sealKey: Uint8Array,
): Promise<void> {
  const ids = [scope.districtId, keep, absorb]
  // One that ended makes room for one that works.
  await scope.query(
    `delete from lectern.google_grant own
     where own.district_id = $1 and own.person_id = $2 and own.ended_at is not null
       and exists (select from lectern.google_grant g
                   where g.district_id = $1 and g.person_id = $3 and g.installation_id = own.installation_id
                     and g.audience = own.audience and g.ended_at is null)`,
    ids,
  )
  const moving = await scope.query<TokenRow & object>(
    `select ${tokens} from lectern.google_grant g
     where g.district_id = $1 and g.person_id = $3
       and not exists (select from lectern.google_grant own
                       where own.district_id = $1 and own.person_id = $2
                         and own.installation_id = g.installation_id and own.audience = g.audience)
     for update of g`,
    ids,
  )
  for (const row of moving)
    await scope.query(
      `update lectern.google_grant g set person_id = $2, sealed_access_token = $6, sealed_refresh_token = $7
       where g.district_id = $1 and g.person_id = $3 and g.installation_id = $4 and g.audience = $5`,
      [
        ...ids,
        row.installationId,
        row.audience,
        await resealed(row.sealedAccessToken, row, keep, 'access', sealKey),
        await resealed(row.sealedRefreshToken, row, keep, 'refresh', sealKey),
      ],
    )
}

async function tokensOf(rows: readonly TokenRow[], sealKey: Uint8Array): Promise<string[]> {
  const tokens = await Promise.all(rows.map((row) => tokenOf(row, sealKey)))
  return tokens.flatMap((token) => token ?? [])
}

/** The refresh token where there is one: with it everything ends that came of it. */
async function tokenOf(
  { sealedRefreshToken, sealedAccessToken, ...key }: TokenRow,
  sealKey: Uint8Array,
): Promise<string | undefined> {
  if (sealedRefreshToken) return unsealSecret(sealedRefreshToken, ownerOf(key, 'refresh'), sealKey)
  return sealedAccessToken ? unsealSecret(sealedAccessToken, ownerOf(key, 'access'), sealKey) : undefined
}

const resealed = async (
  sealed: string | null,
  from: GrantKey,
  personId: PersonId,
  kind: 'access' | 'refresh',
  sealKey: Uint8Array,
): Promise<string | null> =>
  sealed &&
  sealSecret(
    await unsealSecret(sealed, ownerOf(from, kind), sealKey),
    ownerOf({ ...from, personId }, kind),
    sealKey,
  )
