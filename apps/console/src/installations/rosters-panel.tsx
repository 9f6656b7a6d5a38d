import type { CourseRoster, CourseRosters, InstallationDetails } from '@lectern/api-contracts'
import { Button } from '@lectern/ui'
import { disclosedPeople } from '../language/disclosed-people.ts'
import { useLanguage } from '../language/language.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { isActive } from '../parts/run-status.tsx'
import { platformName } from './platforms.ts'
import { RosterState } from './roster-state.tsx'
import { useOrderRoster } from './rosters-query.ts'

interface RostersProperties {
  installation: InstallationDetails
  rosters: CourseRosters
}

/** The class lists of an installation: how current each is, how far a reading is, why one failed. */
export function RostersPanel({ installation, rosters: { courses, total, complete } }: RostersProperties) {
  const { t } = useLanguage()
  const platform = platformName(installation)
  if (courses.length === 0)
    return (
      <Panel title={t('rosters.title')}>
        <EmptyState title={t('rosters.none')}>{t('rosters.noneDetail', { platform })}</EmptyState>
      </Panel>
    )
  return (
    <Panel
      title={t('rosters.title')}
      say={t('rosters.sentence', { complete, total })}
      note={t('rosters.note')}
    >
      <RosterTable installationId={installation.id} platform={platform} courses={courses} />
      {courses.length < total && (
        <p className="muted">{t('rosters.shown', { shown: courses.length, total })}</p>
      )}
    </Panel>
  )
}

function RosterTable(properties: { installationId: string; platform: string; courses: CourseRoster[] }) {
  const { installationId, platform, courses } = properties
  const { t, formats } = useLanguage()
  const order = useOrderRoster(installationId)
  const titleOf = ({ title }: CourseRoster) => title ?? t('rosters.untitled')
  return (
    <>
      {order.isError && <ProblemNotice error={order.error} />}
      <DataTable
        caption={t('rosters.title')}
        rows={courses}
        rowKey={({ contextId }) => contextId}
        columns={[
          { id: 'course', header: t('rosters.course'), isRowHeader: true, cell: titleOf },
          {
            id: 'members',
            header: t('rosters.members'),
            cell: ({ members }) => (members ? disclosedPeople(t, members) : '–'),
          },
          {
            id: 'read',
            header: t('rosters.lastRead'),
            cell: ({ completeAt }) =>
              completeAt ? (
                <time dateTime={completeAt} title={formats.moment(completeAt)}>
                  {formats.ago(completeAt)}
                </time>
              ) : (
                t('rosters.never')
              ),
          },
          {
            id: 'state',
            header: t('rosters.state'),
            cell: (course) => <RosterState course={course} title={titleOf(course)} platform={platform} />,
          },
          {
            id: 'act',
            header: t('rosters.act'),
            cell: (course) => (
              <OrderButton
                course={course}
                title={titleOf(course)}
                busy={order.isPending && order.variables.contextId === course.contextId}
                onOrder={(wanted) => order.mutate({ contextId: course.contextId, order: wanted })}
              />
            ),
          },
        ]}
      />
    </>
  )
}

function OrderButton(properties: {
  course: CourseRoster
  title: string
  busy: boolean
  onOrder: (order: 'read' | 'stop') => void
}) {
  const { course, title, busy, onOrder } = properties
  const { t } = useLanguage()
  const order = course.run && isActive(course.run) ? 'stop' : 'read'
  return (
    <Button
      className="small"
      disabled={busy}
      aria-label={t(`rosters.${order}Label`, { title })}
      onClick={() => onOrder(order)}
    >
      {t(`rosters.${order}`)}
    </Button>
  )
}
