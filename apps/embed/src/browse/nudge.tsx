import type { NudgeCard, NudgeResponse } from '@lectern/api-contracts'
import { Button, Icon } from '@lectern/ui'
import { useEffect, useRef, useState } from 'preact/hooks'
import { OpenLink } from '../open-link.tsx'
import { usePage } from '../page.tsx'
import type { Page } from '../page.tsx'

type Answer = Exclude<NudgeResponse['response'], 'shown'>

/** Long enough to be read, see WCAG 2.2.1: nothing in it has to be done. */
const thanksPause = 5_000

/** One quiet card: what, why me, one action. Answered once, it thanks and goes. */
export function Nudge({ nudge }: { nudge: NudgeCard }) {
  const page = usePage()
  const { t, formats, backend } = page
  const [answer, setAnswer] = useState<Answer>()
  const [gone, setGone] = useState(false)
  const card = useRef<HTMLElement>(null)
  useSeenOnce(card, () => backend.answerNudge(nudge.id, 'shown'))

  useEffect(() => {
    if (!answer) return
    // The buttons are gone; the focus stays in this place instead of falling to the top.
    if (answer !== 'acted') card.current?.focus({ preventScroll: true })
    const timer = setTimeout(() => {
      if (card.current?.contains(document.activeElement)) {
        document.getElementById('results')?.focus({ preventScroll: true })
      }
      setGone(true)
    }, thanksPause)
    return () => clearTimeout(timer)
  }, [answer])

  function respond(given: Answer): void {
    if (answer) return
    backend.answerNudge(nudge.id, given)
    setAnswer(given)
  }

  if (gone) return null
  const app = nudge.app.name
  return (
    <section ref={card} class="nudge" aria-label={t('nudge.label')} tabIndex={-1}>
      <span class="nudge-icon">
        <Icon name={answer ? 'check' : 'idea'} />
      </span>
      <div class="nudge-text" role="status">
        {answer ? (
          <p class="nudge-title">{t(`nudge.thanks.${answer}`, { app })}</p>
        ) : (
          <>
            <h2 class="nudge-title">{t('nudge.title', { app })}</h2>
            <p>
              {colleagues(page, nudge)} {t('nudge.time')}
            </p>
            <p class="nudge-why">{t('nudge.why', { day: formats.day(nudge.seatSince) })}</p>
          </>
        )}
      </div>
      {(!answer || answer === 'acted') && (
        <div class="nudge-actions">
          <OpenLink
            app={nudge.app}
            look="primary"
            label={t('nudge.open', { app })}
            onOpen={() => respond('acted')}
          />
          {!answer && (
            <>
              <Button look="quiet" onClick={() => respond('not-now')}>
                {t('nudge.not-now')}
              </Button>
              <Button look="quiet" onClick={() => respond('not-for-me')}>
                {t('nudge.not-for-me')}
              </Button>
            </>
          )}
        </div>
      )}
    </section>
  )
}

function colleagues({ t }: Page, { colleagues: others }: NudgeCard): string {
  if (!others) return ''
  return 'value' in others.people
    ? t('nudge.colleagues', { opens: others.opens, people: others.people.value })
    : t('nudge.colleagues-few', { opens: others.opens })
}

/** Calls back once, when half of it came into view. */
function useSeenOnce(element: { current: Element | null }, seen: () => void): void {
  useEffect(() => {
    if (!element.current) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return
        observer.disconnect()
        seen()
      },
      { threshold: 0.5 },
    )
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [])
}
