import { useEffect, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { catalogPath, readCatalogView, type CatalogView } from './catalog-view.ts'

export function useCatalogView() {
  const view = readCatalogView(useSearch())
  const [, navigate] = useLocation()
  return {
    view,
    /** A different search begins at its first page. */
    search: (changes: Partial<CatalogView>) =>
      navigate(catalogPath({ ...view, page: 1, ...changes }), { replace: true }),
    /** Opening and closing a decision are steps that the back button undoes. */
    open: (app: string | undefined) => navigate(catalogPath({ ...view, app })),
  }
}

const pause = 200

/** What is being typed, at once; what is searched for, after a pause in the typing. */
export function useTypedSearch(searched: string, onSearch: (text: string) => void) {
  const [text, setText] = useState(searched)
  const [shownFor, setShownFor] = useState(searched)
  if (shownFor !== searched) {
    // The URL changed by other means (a link, the back button): the box follows it.
    setShownFor(searched)
    if (text.trim() !== searched) setText(searched)
  }
  useEffect(() => {
    if (text.trim() === searched) return
    const timer = setTimeout(() => onSearch(text.trim()), pause)
    return () => clearTimeout(timer)
  })
  return [text, setText] as const
}
