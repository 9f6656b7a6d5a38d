import type { Directory } from './directory.ts'
import type { Gradebook, LineItem } from './gradebook.ts'
import { lineItemOf } from './line-items.ts'
import { pageOf, type PageRules } from './paging.ts'
import type { ServiceAnswer, ServiceCall } from './service-call.ts'
import { ServiceRefusal } from './service-refusal.ts'

export const resultsType = 'application/vnd.ims.lis.v2.resultcontainer+json'

export interface ResultRules extends PageRules {
  /** Moodle fails when asked for a page of results. */
  breaksOnLimit?: boolean
}

interface ResultParts {
  directory: Directory
  grades: Gradebook
  rules: ResultRules
  addressOf: (item: LineItem) => string
  resultUrlOf: (item: LineItem, userId: string) => string
}

/** AGS 2.0 §3.3: what stands in the column by now. */
export function readResults(call: ServiceCall, parts: ResultParts): ServiceAnswer {
  const item = lineItemOf(call, parts)
  const { searchParams } = call.url
  if (parts.rules.breaksOnLimit && searchParams.has('limit'))
    throw new ServiceRefusal(404, 'Exception - Call to a member function out() on null')
  const asked = searchParams.get('user_id')
  const listed = [...parts.grades.gradesOf(item)].filter(([userId]) => asked === null || userId === asked)
  const { items, headers } = pageOf(listed, call.url, parts.rules)
  return {
    headers,
    body: items.map(([userId, { score, comment }]) => ({
      id: parts.resultUrlOf(item, userId),
      userId,
      ...(score !== undefined && {
        scoreOf: parts.addressOf(item),
        resultScore: score,
        resultMaximum: item.scoreMaximum,
      }),
      ...(comment !== undefined && { comment }),
    })),
  }
}
