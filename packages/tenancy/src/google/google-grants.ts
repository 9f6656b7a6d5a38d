import type { DistrictScope } from '@lectern/database'
import type { InstallationId, PersonId } from '@lectern/launch'
import { sealSecret, unsealSecret } from '../sealed-secret.ts'

export type GoogleAudience = 'teacher' | 'student' | 'administrator'

export interface GrantKey {
  installationId: InstallationId
  personId: PersonId
  audience: GoogleAudience
}

/** What somebody granted, with what acts for them. */
export interface GoogleGrant {
  scopes: string[]
  access: { accessToken: string; expiresAt: Date } | undefined
  refreshToken: string | undefined
}

/** A grant as it was found. */
export interface FoundGrant extends GoogleGrant {
  /** Another with every sign-in and every refresh token: what was found of an older one changes no newer one. */
  version: string
}

interface GrantRow {
  version: string
  scopes: string[]
  sealedAccessToken: string | null
  accessExpiresAt: Date | null
  sealedRefreshToken: string | null
}

const version = 'md5(concat(extract(epoch from g.granted_at), g.sealed_refresh_token))'
const columns = `${version} as version, g.scopes, g.sealed_access_token as "sealedAccessToken", g.access_expires_at as "accessExpiresAt",
  g.sealed_refresh_token as "sealedRefreshToken"`

/** Undefined where nothing was granted, or Google took it back. */
export async function findGoogleGrant(
  scope: DistrictScope,
  key: GrantKey,
  sealKey: Uint8Array,
): Promise<FoundGrant | undefined> {
  const [row] = await scope.query<GrantRow>(
    `select ${columns} from lectern.google_grant g
     where g.district_id = $1 and g.installation_id = $2 and g.person_id = $3 and g.audience = $4 and g.ended_at is null`,
    keyValues(scope, key),
  )
  return row && unsealedGrant(row, key, sealKey)
}

/** Whoever granted all of these, and acts for the district while nobody looks; the newest first. */
export const findGoogleGrantors = (
  scope: DistrictScope,
  { installationId, audience }: Omit<GrantKey, 'personId'>,
  scopes: readonly string[],
): Promise<{ personId: PersonId; grantedAt: Date }[]> =>
  scope.query<{ personId: PersonId; grantedAt: Date }>(
    `select g.person_id as "personId", g.granted_at as "grantedAt" from lectern.google_grant g
     where g.district_id = $1 and g.installation_id = $2 and g.audience = $3 and g.scopes @> $4::text[]
       and g.sealed_refresh_token is not null and g.ended_at is null
     order by g.granted_at desc, g.person_id`,
    [scope.districtId, installationId, audience, scopes],
  )

/** What a sign-in brought. Google gives a refresh token only with its consent page, so one that is kept stays. */
export async function keepGoogleGrant(
  scope: DistrictScope,
  key: GrantKey,
  { scopes, access, refreshToken }: GoogleGrant,
  sealKey: Uint8Array,
): Promise<void> {
  await scope.query(
    `insert into lectern.google_grant as g
       (district_id, installation_id, person_id, audience, scopes, sealed_access_token, access_expires_at, sealed_refresh_token)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (district_id, installation_id, person_id, audience) do update set
       scopes = excluded.scopes, sealed_access_token = excluded.sealed_access_token,
       access_expires_at = excluded.access_expires_at, granted_at = now(), last_used_at = now(),
       sealed_refresh_token = coalesce(excluded.sealed_refresh_token, case when g.ended_at is null then g.sealed_refresh_token end),
       ended_at = null, ended_code = null`,
    [
      ...keyValues(scope, key),
      scopes,
      access && (await sealSecret(access.accessToken, ownerOf(key, 'access'), sealKey)),
      access?.expiresAt,
      refreshToken && (await sealSecret(refreshToken, ownerOf(key, 'refresh'), sealKey)),
    ],
  )
}

/**
 * A newer access token, so that other processes need not ask for one, or the refresh token that replaces another.
 * @param found the version that the older token was found with
 * @returns the version from now on; undefined where somebody has signed in since, or it ended: nothing is changed
 */
export async function renewGoogleGrant(
  scope: DistrictScope,
  key: GrantKey,
  found: string,
  { access, refreshToken }: { access?: GoogleGrant['access']; refreshToken?: string },
  sealKey: Uint8Array,
): Promise<string | undefined> {
  const [renewed] = await scope.query<{ version: string }>(
    `update lectern.google_grant g set last_used_at = now(),
       sealed_access_token = coalesce($6, g.sealed_access_token), access_expires_at = coalesce($7, g.access_expires_at),
       sealed_refresh_token = coalesce($8, g.sealed_refresh_token)
     where ${standing} returning ${version} as version`,
    [
      ...keyValues(scope, key),
      found,
      access && (await sealSecret(access.accessToken, ownerOf(key, 'access'), sealKey)),
      access?.expiresAt,
      refreshToken && (await sealSecret(refreshToken, ownerOf(key, 'refresh'), sealKey)),
    ],
  )
  return renewed?.version
}

/**
 * Google takes it no more: the tokens go, and that there was one stays to be told. Not where somebody has signed in since
 * that version was found.
 */
export async function endGoogleGrant(
  scope: DistrictScope,
  key: GrantKey,
  found: string,
  code: string,
): Promise<void> {
  await scope.query(
    `update lectern.google_grant g set ended_at = now(), ended_code = $6,
       sealed_access_token = null, access_expires_at = null, sealed_refresh_token = null
     where ${standing}`,
    [...keyValues(scope, key), found, code],
  )
}

const standing = `g.district_id = $1 and g.installation_id = $2 and g.person_id = $3 and g.audience = $4
  and g.ended_at is null and ${version} = $5`

/** A student's ends with its hour: nothing acts for them while they are away. */
export async function pruneGoogleGrants(scope: DistrictScope): Promise<void> {
  await scope.query(
    `update lectern.google_grant g set sealed_access_token = null, access_expires_at = null
     where g.district_id = $1 and g.access_expires_at < now()`,
    [scope.districtId],
  )
}

const keyValues = (
  { districtId }: DistrictScope,
  { installationId, personId, audience }: GrantKey,
): unknown[] => [districtId, installationId, personId, audience]

/** Whom a token is sealed for. */
export const ownerOf = (
  { personId, audience }: Pick<GrantKey, 'personId' | 'audience'>,
  kind: 'access' | 'refresh',
): string => `${personId} ${audience} ${kind}`

async function unsealedGrant(row: GrantRow, key: GrantKey, sealKey: Uint8Array): Promise<FoundGrant> {
  const { version: found, scopes, sealedAccessToken, accessExpiresAt, sealedRefreshToken } = row
  return {
    version: found,
    scopes,
    access:
      sealedAccessToken && accessExpiresAt
        ? {
            accessToken: await unsealSecret(sealedAccessToken, ownerOf(key, 'access'), sealKey),
            expiresAt: accessExpiresAt,
          }
        : undefined,
    refreshToken:
      sealedRefreshToken === null
        ? undefined
        : await unsealSecret(sealedRefreshToken, ownerOf(key, 'refresh'), sealKey),
  }
}
