import { useCallback, useState } from 'react'

/** The width a picture has, so that its text keeps its size instead of being scaled with it. */
export function useElementWidth(initial: number) {
  const [width, setWidth] = useState(initial)
  const measure = useCallback(
    (element: Element | null) => {
      if (!element) return
      setWidth(element.clientWidth || initial)
      const observer = new ResizeObserver(() => setWidth(element.clientWidth))
      observer.observe(element)
      return () => observer.disconnect()
    },
    [initial],
  )
  return { width, measure }
}
