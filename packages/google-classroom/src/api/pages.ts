import { refuseApi } from './api-refusals.ts'

export interface PageQuery {
  /** `next` of the last page that was stored: reading goes on from there after a process died. */
  from?: string
  maxPages?: number
}

const defaultMaxPages = 500

/**
 * A list in pages, one held at a time. A page may hold fewer than were asked for, or nothing, and yet not be the last:
 * only a missing token ends the list. No token is followed twice, nor for ever.
 * @throws Problem `classroom.pages-repeat`, `classroom.pages-exceeded`, or what `read` throws
 */
export async function* pagesOf<Page extends { nextPageToken?: string | null }>(
  read: (pageToken: string | undefined) => Promise<Page>,
  { from, maxPages = defaultMaxPages }: PageQuery = {},
): AsyncGenerator<Page & { next?: string }, void, undefined> {
  const seen = new Set<string>()
  let token = from
  for (let pages = 1; ; pages++) {
    const page = await read(token)
    const next = page.nextPageToken || undefined
    yield { ...page, next }
    if (next === undefined) return
    if (seen.has(next) || next === token)
      throw refuseApi(
        'classroom.pages-repeat',
        `After ${pages} pages the list of Google leads back to one that was already read.`,
        { pages },
      )
    if (pages === maxPages)
      throw refuseApi(
        'classroom.pages-exceeded',
        `The list of Google has more than ${maxPages} pages; reading it was given up.`,
        { maxPages },
      )
    seen.add(next)
    token = next
  }
}
