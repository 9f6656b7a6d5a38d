import type { IconName } from '@lectern/ui'
import { Icon } from '@lectern/ui'
import type { ComponentChildren } from 'preact'

/** A whole page that says one thing. */
export const Notice = ({
  icon,
  title,
  children,
}: {
  icon: IconName
  title: string
  children: ComponentChildren
}) => (
  <main class="notice">
    <span class="notice-icon">
      <Icon name={icon} />
    </span>
    <h1>{title}</h1>
    <p>{children}</p>
  </main>
)
