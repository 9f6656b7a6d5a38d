import type { GradeService } from '../launch/service-claims.ts'
import { asObject, finite, opaqueId, words } from './answer-values.ts'
import { offeredScope } from './grade-scopes.ts'
import type { PlatformConnection } from './platform-connection.ts'
import { servicePages } from './service-pages.ts'
import { refuseService } from './service-refusals.ts'
import { withPath, withQuery } from './service-url.ts'

/** What stands in the gradebook for a person, teachers' own changes included (AGS §3.3). */
export interface GradeResult {
  userId: string
  /** Absent: no grade, or a cleared one. */
  score?: { given: number; maximum: number }
  comment?: string
  scoringUserId?: string
}

export interface GradeResultQuery {
  userId?: string
  /** Left out because some platforms fail with it (Moodle 5.0). */
  limit?: number
  maxPages?: number
}

const mediaType = 'application/vnd.ims.lis.v2.resultcontainer+json'

/** The results of a column, over all pages. */
export async function* listResults(
  connection: PlatformConnection,
  service: GradeService | undefined,
  lineItem: URL,
  { userId, limit, maxPages }: GradeResultQuery = {},
): AsyncGenerator<GradeResult, void, undefined> {
  const pages = servicePages(connection, {
    url: withQuery(withPath(lineItem, 'results'), { user_id: userId, limit }),
    scopes: offeredScope(service, 'results'),
    accept: mediaType,
    maxPages,
  })
  for await (const { content, url } of pages) {
    if (!Array.isArray(content))
      throw refuseService(
        'lti.service-answer-invalid',
        `What the platform answers at ${url.origin} is no list of results.`,
        { origin: url.origin },
      )
    for (const result of content.map(readResult))
      if (result !== undefined && (userId === undefined || result.userId === userId)) yield result
  }
}

/** Without the id of a person a result says nothing. */
function readResult(value: unknown): GradeResult | undefined {
  const result = asObject(value)
  const userId = opaqueId(result.userId)
  if (userId === undefined) return undefined
  const given = finite(result.resultScore)
  return {
    userId,
    // AGS §3.3.4.6: the maximum is 1 unless it says otherwise.
    score: given === undefined ? undefined : { given, maximum: finite(result.resultMaximum) ?? 1 },
    comment: words(result.comment),
    scoringUserId: opaqueId(result.scoringUserId),
  }
}
