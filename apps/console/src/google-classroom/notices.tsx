import type { GoogleNotices } from '@lectern/api-contracts'
import { useLanguage } from '../language/language.tsx'

/** Until when Google tells of changed class lists by itself, and when it did last. */
export function Notices({ notices: { livesUntil, lastMessageAt } }: { notices: GoogleNotices }) {
  const { t, formats } = useLanguage()
  return (
    <p>
      {livesUntil === null
        ? t('google.notices.none')
        : t('google.notices.until', { at: formats.moment(livesUntil) })}{' '}
      {lastMessageAt === null
        ? t('google.notices.noMessage')
        : t('google.notices.last', { ago: formats.ago(lastMessageAt), at: formats.moment(lastMessageAt) })}
    </p>
  )
}
