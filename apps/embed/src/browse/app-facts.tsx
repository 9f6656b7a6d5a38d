import type { AppCard } from '@lectern/api-contracts'
import type { IconName } from '@lectern/ui'
import { Icon } from '@lectern/ui'
import { gradesOf, useOf } from '../app-words.ts'
import { usePage } from '../page.tsx'

/** What a teacher asks next: the students' data, the grades, whether anybody here uses it. */
export function AppFacts({ app }: { app: AppCard }) {
  const { t } = usePage()
  return (
    <ul class="facts">
      <Fact icon="shield" text={t(`privacy.${app.privacy}.line`)} />
      <Fact icon="grades" text={gradesOf(t, app.grades)} />
      {app.use && <Fact icon="people" text={useOf(t, app.use)} />}
    </ul>
  )
}

const Fact = ({ icon, text }: { icon: IconName; text: string }) => (
  <li>
    <Icon name={icon} />
    {text}
  </li>
)
