import type { ReactNode } from 'react'
import { Preferences } from '../appearance/preferences.tsx'
import { BrandMark } from '../shell/brand.tsx'
import { PageHeading } from '../shell/page-heading.tsx'

/** The frame of the pages before somebody is signed in. */
export function FrontPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="front">
      <div className="front-brand">
        <BrandMark />
        <span className="brand-name">Lectern</span>
      </div>
      <div className="front-card">
        <PageHeading title={title} />
        {children}
      </div>
      <Preferences />
    </main>
  )
}
