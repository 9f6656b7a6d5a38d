import type { DistrictScope } from '@lectern/database'
import type { CatalogApp } from './catalog-app.ts'
import { invalidDecision } from './errors.ts'
import { getApp } from './read-apps.ts'
import { putDecisions, type ListingDecision } from './store/put-decisions.ts'

/** @throws Problem `catalog.app-not-found`, `catalog.grades-reversed`, `catalog.alternative-unknown` */
export function decideListing(
  scope: DistrictScope,
  appId: string,
  decision: ListingDecision,
): Promise<CatalogApp> {
  return scope.transaction(async (transaction) => {
    const { id } = await getApp(transaction, appId)
    if (decision.grades && decision.grades.low > decision.grades.high)
      throw invalidDecision('grades-reversed', 'The lowest grade stands above the highest.')
    const alternatives = [...new Set(decision.alternatives)]
    if (alternatives.includes(id))
      throw invalidDecision('alternative-unknown', 'An app is no alternative to itself.')
    const found = await putDecisions(transaction, [{ appId: id, decision: { ...decision, alternatives } }])
    if (found < alternatives.length)
      throw invalidDecision('alternative-unknown', 'An alternative is not in the catalog.')
    return getApp(transaction, id)
  })
}
