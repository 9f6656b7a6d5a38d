import type { CourseLinksResponse } from '@lectern/api-contracts'
import { useEffect, useState } from 'preact/hooks'
import { usePage } from '../page.tsx'

export interface CourseLinksState {
  answer: CourseLinksResponse | undefined
  /** The person has just allowed it, and wants to hear even that nothing was found. */
  isAsked: boolean
  granted: () => void
}

/** Asked once the page stands: a class's links are looked through at the host, and nobody waits for that. */
export function useCourseLinks(handle: string | undefined): CourseLinksState {
  const { backend } = usePage()
  const [answer, setAnswer] = useState<CourseLinksResponse>()
  const [isAsked, setAsked] = useState(false)
  const ask = (): void => {
    if (handle === undefined) return
    // What cannot be told now is told in the next opening; the page is there for something else.
    backend.courseLinks(handle).then(setAnswer, () => undefined)
  }
  useEffect(ask, [handle])
  return {
    answer,
    isAsked,
    granted: () => {
      setAsked(true)
      ask()
    },
  }
}
