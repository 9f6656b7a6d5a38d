import { createContext, useContext, useEffect, useRef, type ReactNode, type RefObject } from 'react'
import { useLanguage } from '../language/language.tsx'

const ArrivalContext = createContext<RefObject<boolean> | null>(null)

/** Remembers across pages whether one was shown already: only a navigation moves the focus, not the first load. */
export function Arrivals({ children }: { children: ReactNode }) {
  const arrived = useRef(false)
  return <ArrivalContext value={arrived}>{children}</ArrivalContext>
}

/** The h1 of a page; after a navigation the focus goes here, so that a screen reader says where one is. */
export function PageHeading({ title, children }: { title: string; children?: ReactNode }) {
  const { t } = useLanguage()
  const heading = useRef<HTMLHeadingElement>(null)
  const arrived = useContext(ArrivalContext)
  useEffect(() => {
    if (!arrived) return
    if (arrived.current) heading.current?.focus()
    arrived.current = true
  }, [arrived])
  useEffect(() => {
    document.title = t('documentTitle', { page: title })
  }, [t, title])
  return (
    <div className="page-head">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children && <div className="page-actions">{children}</div>}
    </div>
  )
}
