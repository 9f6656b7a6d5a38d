import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** Stands in place of what had the focus and is gone: a screen reader goes on from here. */
export function FocusTarget({ children }: { children: ComponentChildren }) {
  const target = useRef<HTMLDivElement>(null)
  useEffect(() => target.current?.focus(), [])
  return (
    <div ref={target} tabIndex={-1} class="focus-target">
      {children}
    </div>
  )
}
