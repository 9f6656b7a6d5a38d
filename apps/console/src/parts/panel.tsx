import { useId, type ReactNode } from 'react'

/** One question of a page, answered: a small title, the sentence that says it, then the picture or table. */
export function Panel(properties: {
  title: string
  say?: ReactNode
  note?: ReactNode
  action?: ReactNode
  span?: 'wide' | 'half' | 'narrow' | 'full'
  children?: ReactNode
}) {
  const titleId = useId()
  return (
    <section className={`panel span-${properties.span ?? 'full'}`} aria-labelledby={titleId}>
      <div className="panel-head">
        <h2 id={titleId}>{properties.title}</h2>
        {properties.action}
      </div>
      {properties.say && <p className="say">{properties.say}</p>}
      {properties.note && <p className="muted">{properties.note}</p>}
      {properties.children}
    </section>
  )
}
