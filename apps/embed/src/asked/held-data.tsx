import type { PersonalData } from '@lectern/api-contracts'
import type { ComponentChildren } from 'preact'
import type { Formats } from '@lectern/ui/messages'
import { localeTags } from '@lectern/ui/messages'
import { usePage } from '../page.tsx'
import { useAskedWords, whoIs, type AskedWords } from './asked-words.ts'

interface Entry {
  what: string
  detail: string
}

type Heading =
  | 'known'
  | 'courses'
  | 'rosters'
  | 'submissions'
  | 'use'
  | 'seats'
  | 'placements'
  | 'credits'
  | 'grants'
  | 'notices'
  | 'terms'
  | 'nudges'

/** Section by section; what nothing is held of is named in one sentence, so that its absence is no doubt. */
export function HeldData({ held, isSelf }: { held: PersonalData; isSelf: boolean }) {
  const { formats, locale } = usePage()
  const t = useAskedWords()
  const sections = Object.entries(entriesOf(held, t, formats)) as [Heading, Entry[]][] // its own keys
  const titleOf = (heading: Heading): string => t(`privacy.${heading}`, whoIs(isSelf))
  const empty = sections.filter(([, entries]) => entries.length === 0)
  const list = new Intl.ListFormat(localeTags[locale], { type: 'conjunction' })
  return (
    <>
      {sections
        .filter(([, entries]) => entries.length > 0)
        .map(([heading, entries]) => (
          <Section key={heading} title={titleOf(heading)}>
            {entries.map(({ what, detail }, index) => (
              <li key={index}>
                <span class="held-what">{what}</span>
                <span class="held-detail">{detail}</span>
              </li>
            ))}
          </Section>
        ))}
      {empty.length > 0 && (
        <p class="muted">
          {t('privacy.not-held', {
            things: list.format(empty.map(([heading]) => titleOf(heading).toLocaleLowerCase(locale))),
          })}
        </p>
      )}
    </>
  )
}

const Section = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="card asked-card">
    <h2>{title}</h2>
    <ul class="held">{children}</ul>
  </section>
)

function entriesOf(held: PersonalData, t: AskedWords, { day }: Formats): Record<Heading, Entry[]> {
  return {
    known: knownBy(held, t, day),
    courses: held.courses.map(({ title, installation, launches, lastAt }) => ({
      what: title ?? t('privacy.courses.untitled'),
      detail: t('privacy.courses.detail', { installation, launches, day: day(lastAt) }),
    })),
    rosters: held.rosters.map(({ title, installation, lastSeenAt }) => ({
      what: title ?? t('privacy.courses.untitled'),
      detail: t('privacy.rosters.detail', { installation, day: day(lastSeenAt) }),
    })),
    submissions: held.submissions.map(({ title, installation, count, lastSeenAt }) => ({
      what: title ?? t('privacy.courses.untitled'),
      detail: t('privacy.submissions.detail', { installation, count, day: day(lastSeenAt) }),
    })),
    use: usedBy(held, t, day),
    seats: held.seats.map(({ app, since }) => ({
      what: app,
      detail: t('privacy.seats.detail', { day: day(since) }),
    })),
    placements: held.placements.map(({ app, help, course, placedAt }) => ({
      what: app ?? help ?? '', // a placement is of one of the two
      detail: course
        ? t('privacy.placements.detail', { course, day: day(placedAt) })
        : t('privacy.placements.somewhere', { day: day(placedAt) }),
    })),
    credits: held.credits.map(({ app, course, notedAt, state }) => ({
      what: course ? `${app} – ${course}` : app,
      detail: t(`privacy.credits.${state}`, { day: day(notedAt) }),
    })),
    grants: held.grants.map(({ installation, grantedAt, endedAt, scopes }) => ({
      what: installation,
      detail: t(endedAt ? 'privacy.grants.ended' : 'privacy.grants.detail', {
        day: day(endedAt ?? grantedAt),
        scopes: scopes.map(shortScope).join(', '),
      }),
    })),
    notices: held.notices.map(({ installation, notedAt }) => ({
      what: installation,
      detail: t('privacy.notices.detail', { day: day(notedAt) }),
    })),
    terms: held.terms.map(({ version, acceptedAt }) => ({
      what: t('terms.version', { version }),
      detail: t('privacy.terms.detail', { day: day(acceptedAt) }),
    })),
    nudges: held.nudges.map(({ app, madeAt, toldAt, shownAt, answer }) => ({
      what: app ?? t('privacy.app-gone'),
      detail: t(`privacy.nudges.${answer ?? (shownAt ? 'shown' : toldAt ? 'told' : 'made')}`, {
        day: day(madeAt),
      }),
    })),
  }
}

/** As Google's own documentation shortens them. */
const shortScope = (scope: string): string => scope.replace('https://www.googleapis.com/auth/', '')

type Day = Formats['day']

function knownBy({ identities, seen }: PersonalData, t: AskedWords, day: Day): Entry[] {
  const times = seen
    ? [
        t('privacy.known.seen', {
          role: seen.roles.length === 1 ? seen.roles[0]! : 'several',
          first: day(seen.first),
          last: day(seen.last),
        }),
      ]
    : []
  return identities.map(({ installation, byDistrictNumber }) => ({
    what: installation,
    detail: [t(`privacy.known.${byDistrictNumber ? 'number' : 'subject'}`), ...times].join('. '),
  }))
}

function usedBy({ launches, apps }: PersonalData, t: AskedWords, day: Day): Entry[] {
  const opened = apps.map(({ app, ...counted }) => ({ what: app ?? t('privacy.app-gone'), ...counted }))
  const lectern = launches ? [{ what: t('privacy.use.lectern'), minutes: 0, ...launches }] : []
  return [...lectern, ...opened].map(({ what, count, minutes, firstDay, lastDay }) => ({
    what,
    detail: t('privacy.use.detail', {
      count,
      minutes,
      same: String(firstDay === lastDay),
      first: day(firstDay),
      last: day(lastDay),
    }),
  }))
}
