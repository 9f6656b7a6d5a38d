import type { DataElement, InstallationDetails, NamedField, ReceivedRecord } from '@lectern/api-contracts'
import { StatusPill, type StatusTone } from '@lectern/ui'
import { useLanguage, type Language } from '../language/language.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Panel } from '../parts/panel.tsx'
import { platformName } from './platforms.ts'

type Asked = 'unasked' | 'missing' | 'used'
type Row = NamedField & Partial<ReceivedRecord> & { asked: Asked }

const tones: Record<Asked, StatusTone> = { unasked: 'limit', missing: 'no', used: 'ok' }

/** Which fields, services and permissions come, held against what was asked for: what is too much, what is not there. */
export function ReceivedPanel({ installation }: { installation: InstallationDetails }) {
  const { t } = useLanguage()
  const { unasked, missing, asNeeded } = installation.received
  const platform = platformName(installation)
  const title = t('received.title', { platform })
  if (unasked.length + asNeeded.length === 0)
    return (
      <Panel title={title}>
        <EmptyState title={t('received.none')}>{t('received.noneDetail', { platform })}</EmptyState>
      </Panel>
    )
  const surprises: Row[] = [
    ...studentDataFirst(unasked).map((record) => ({ ...record, asked: 'unasked' as const })),
    ...missing.map((field) => ({ ...field, asked: 'missing' as const })),
  ]
  const used: Row[] = studentDataFirst(asNeeded).map((record) => ({ ...record, asked: 'used' }))
  return (
    <Panel
      title={title}
      say={<Sentence platform={platform} {...installation.received} />}
      note={t('received.note')}
    >
      {surprises.length > 0 && <ReceivedTable caption={title} rows={surprises} />}
      {unasked.length > 0 && <p className="muted">{t('received.less', { platform })}</p>}
      {used.length > 0 && (
        <details>
          <summary>{t('received.used', { count: used.length })}</summary>
          <ReceivedTable caption={t('received.used', { count: used.length })} rows={used} />
        </details>
      )}
    </Panel>
  )
}

const studentDataFirst = (records: ReceivedRecord[]) =>
  records.toSorted((a, b) => Number(a.element === null) - Number(b.element === null))

function Sentence({ platform, unasked, missing }: InstallationDetails['received'] & { platform: string }) {
  const { t } = useLanguage()
  const elements = [...new Set(unasked.flatMap(({ element }) => element ?? []))]
  const count = unasked.length
  return (
    <>
      {count === 0
        ? t('received.clean', { platform })
        : elements.length === 0
          ? t('received.unaskedPlain', { platform, count })
          : t('received.unasked', {
              platform,
              count,
              elements: elements.map((element) => t(`received.element.${element}`)).join(' · '),
            })}
      {missing.length > 0 && <> {t('received.missing', { count: missing.length })}</>}
    </>
  )
}

function ReceivedTable({ caption, rows }: { caption: string; rows: Row[] }) {
  const { t } = useLanguage()
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ asked, source, kind, name }) => [asked, source, kind, name].join(' ')}
      columns={[
        { id: 'name', header: t('received.name'), isRowHeader: true, cell: (row) => <FieldName row={row} /> },
        { id: 'element', header: t('received.element'), cell: ({ element }) => elementName(t, element) },
        {
          id: 'asked',
          header: t('received.asked'),
          cell: ({ asked }) => <StatusPill tone={tones[asked]} label={t(`received.asked.${asked}`)} />,
        },
        { id: 'seen', header: t('received.lastSeen'), cell: (row) => <LastSeen row={row} /> },
      ]}
    />
  )
}

function FieldName({ row: { kind, name, source } }: { row: Row }) {
  const { t } = useLanguage()
  return (
    <>
      <code>{name}</code>
      {kind !== 'field' && <span className="muted block">{t(`received.kind.${kind}`)}</span>}
      {source && source !== 'launch' && <span className="muted block">{t(`received.source.${source}`)}</span>}
    </>
  )
}

function LastSeen({ row: { firstSeenAt, lastSeenAt } }: { row: Row }) {
  const { t, formats } = useLanguage()
  if (!firstSeenAt || !lastSeenAt) return t('received.never')
  return (
    <div>
      <time dateTime={lastSeenAt} title={formats.moment(lastSeenAt)}>
        {formats.ago(lastSeenAt)}
      </time>
      <span className="muted block">{t('received.since', { day: formats.day(firstSeenAt) })}</span>
    </div>
  )
}

const elementName = (t: Language['t'], element: DataElement | null) =>
  element === null ? t('received.element.none') : t(`received.element.${element}`)
