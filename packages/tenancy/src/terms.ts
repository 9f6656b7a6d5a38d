import { Problem } from '@lectern/problem'
import type { DistrictScope } from '@lectern/database'
import type { Locale, PersonId } from '@lectern/launch'
import { recordAudit } from './audit.ts'

/** The district's own terms of use, in one language. */
export interface Terms {
  version: number
  locale: Locale
  /** Markdown. */
  text: string
}

const maxLength = 200_000

/**
 * A language that the latest version lacks is added to it; otherwise a new version begins, which people have to
 * accept anew. The same text again changes nothing.
 * @throws Problem `terms.empty`, `terms.too-long`
 */
export async function publishTerms(
  scope: DistrictScope,
  { locale, text }: Omit<Terms, 'version'>,
): Promise<{ version: number; published: boolean }> {
  if (text.trim() === '') throw refused('terms.empty', 'The file is empty.')
  if (text.length > maxLength) throw refused('terms.too-long', `Terms have at most ${maxLength} characters.`)
  return scope.transaction(async (inside) => {
    // Two who publish at once must not make one version of two.
    await inside.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`terms ${scope.districtId}`])
    const [latest] = await inside.query<{ version: number; text: string | null }>(
      `select t.version, max(t.text) filter (where t.locale = $2) as text from lectern.terms t
       where t.district_id = $1 group by t.version order by t.version desc limit 1`,
      [scope.districtId, locale],
    )
    if (latest?.text === text) return { version: latest.version, published: false }
    const version = latest && latest.text === null ? latest.version : (latest?.version ?? 0) + 1
    await inside.query(
      'insert into lectern.terms (district_id, version, locale, text) values ($1, $2, $3, $4)',
      [scope.districtId, version, locale, text],
    )
    await recordAudit(inside, {
      accountId: null,
      action: 'terms.published',
      subject: String(version),
      details: { locale },
    })
    return { version, published: true }
  })
}

/** The latest version: in this language, or in English, or in whatever there is. */
export async function currentTerms(scope: DistrictScope, locale: Locale): Promise<Terms | undefined> {
  const [terms] = await scope.query<Terms>(
    `select t.version, t.locale, t.text from lectern.terms t where t.district_id = $1
     order by t.version desc, t.locale = $2 desc, t.locale = 'en' desc limit 1`,
    [scope.districtId, locale],
  )
  return terms
}

/** The first time counts; it is still to be told to the platform, see {@link noteTermsReported}. */
export async function acceptTerms(
  scope: DistrictScope,
  personId: PersonId,
  { version, locale }: Pick<Terms, 'version' | 'locale'>,
): Promise<void> {
  await scope.query(
    `insert into lectern.terms_acceptance (district_id, person_id, version, locale) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [scope.districtId, personId, version, locale],
  )
}

export async function noteTermsReported(
  scope: DistrictScope,
  personId: PersonId,
  version: number,
): Promise<void> {
  await scope.query(
    `update lectern.terms_acceptance a set reported_at = now()
     where a.district_id = $1 and a.person_id = $2 and a.version = $3`,
    [scope.districtId, personId, version],
  )
}

export interface TermsAcceptance {
  version: number
  /** ISO 8601. */
  acceptedAt: string
  reportedAt: string | null
}

/** The ids are all of one person. */
export const acceptancesOf = (
  scope: DistrictScope,
  personIds: readonly PersonId[],
): Promise<TermsAcceptance[]> =>
  scope.query<TermsAcceptance & object>(
    `select a.version, to_json(a.accepted_at)#>>'{}' as "acceptedAt", to_json(a.reported_at)#>>'{}' as "reportedAt"
     from lectern.terms_acceptance a where a.district_id = $1 and a.person_id = any($2::uuid[]) order by a.version`,
    [scope.districtId, personIds],
  )

const refused = (code: string, message: string): Problem => new Problem({ kind: 'invalid', code, message })
