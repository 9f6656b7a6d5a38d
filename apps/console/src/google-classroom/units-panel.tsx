import type { OrgUnitCoverage } from '@lectern/api-contracts'
import { Button } from '@lectern/ui'
import { disclosedPeople } from '../language/disclosed-people.ts'
import { useLanguage } from '../language/language.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useOrgUnits, useReadOrgUnits } from './units-query.ts'

/** How far each organizational unit came to Lectern: a pilot is scoped by units, and no API tells of its scope. */
export function UnitsPanel({ id }: { id: string }) {
  const { t, formats } = useLanguage()
  const units = useOrgUnits(id)
  const read = useReadOrgUnits(id)
  const { data } = units
  return (
    <Panel title={t('google.units')} span="half" note={t('google.unitsNote')}>
      {units.isError && <ProblemNotice error={units.error} />}
      {read.isError && <ProblemNotice error={read.error} />}
      {data?.message && <p>{data.message}</p>}
      <p role="status" className="muted">
        {data?.isBeingRead
          ? t('google.unitsReading')
          : data?.readAt && t('google.unitsRead', { ago: formats.ago(data.readAt) })}
      </p>
      {data && data.units.length > 0 && <Units units={data.units} />}
      <div className="row-actions">
        <Button disabled={read.isPending || data?.isBeingRead} onClick={() => read.mutate()}>
          {t('google.unitsReadNow')}
        </Button>
      </div>
    </Panel>
  )
}

function Units({ units }: Pick<OrgUnitCoverage, 'units'>) {
  const { t } = useLanguage()
  return (
    <DataTable
      caption={t('google.units')}
      rows={units}
      rowKey={({ path }) => path}
      columns={[
        { id: 'unit', header: t('google.unit'), isRowHeader: true, cell: ({ path }) => path },
        {
          id: 'active',
          header: t('google.unitActive'),
          numeric: true,
          cell: ({ active }) => disclosedPeople(t, active),
        },
        {
          id: 'seen',
          header: t('google.unitSeen'),
          numeric: true,
          cell: ({ seen }) => disclosedPeople(t, seen),
        },
      ]}
    />
  )
}
