/** @jsxImportSource @lectern/ui */
import type { ReactNode } from 'react'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'
import type { StatusTone } from './status-pill.tsx'

export interface BannerProps {
  tone: StatusTone
  icon?: IconName
  children: ReactNode
  /** What the person can do about it. */
  action?: ReactNode
}

/** A message in the page's flow. To have it announced, put it into a live region that is already there. */
export const Banner = ({ tone, icon = 'info', children, action }: BannerProps) => (
  <div className={`banner ${tone}`}>
    <Icon name={icon} />
    <div className="banner-text">{children}</div>
    {action && <div className="banner-action">{action}</div>}
  </div>
)
