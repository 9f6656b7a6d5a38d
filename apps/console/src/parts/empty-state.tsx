import type { ReactNode } from 'react'

/** Says what this place will show and offers the one action that fills it. */
export function EmptyState(properties: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{properties.title}</p>
      <p>{properties.children}</p>
      {properties.action}
    </div>
  )
}
