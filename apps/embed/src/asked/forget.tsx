import { Button } from '@lectern/ui'
import { useEffect, useRef, useState } from 'preact/hooks'
import { usePage } from '../page.tsx'
import { useAskedWords, whoIs } from './asked-words.ts'
import { FailureNotice } from './failure-notice.tsx'
import { useAsking } from './use-asking.ts'

/** In two steps: what goes and what stays is read before it happens. */
export function Forget({ isSelf, onForgotten }: { isSelf: boolean; onForgotten: () => void }) {
  const { backend } = usePage()
  const t = useAskedWords()
  const [isSure, setSure] = useState<boolean>()
  const first = useRef<HTMLSpanElement>(null)
  const question = useRef<HTMLElement>(null)
  const { isAsking, failure, start } = useAsking(async () => {
    await backend.forgetPerson()
    onForgotten()
  })

  useEffect(() => {
    if (isSure === true) question.current?.focus()
    if (isSure === false) first.current?.querySelector('button')?.focus()
  }, [isSure])

  if (!isSure)
    return (
      <span ref={first}>
        <Button look="danger" onClick={() => setSure(true)}>
          {t('privacy.forget', whoIs(isSelf))}
        </Button>
      </span>
    )
  return (
    <section ref={question} class="card asked-card asked-question" tabIndex={-1} aria-labelledby="forget">
      <h2 id="forget">{t('privacy.forget.title')}</h2>
      <p>{t('privacy.forget.goes')}</p>
      <p>{t('privacy.forget.stays')}</p>
      <p>{t('privacy.forget.again', whoIs(isSelf))}</p>
      <div class="asked-actions">
        <Button look="danger" onClick={start} aria-disabled={isAsking}>
          {t('privacy.forget.yes')}
        </Button>
        <Button look="quiet" onClick={() => setSure(false)}>
          {t('privacy.forget.no')}
        </Button>
        <FailureNotice failure={failure} text={t('privacy.forget.failed')} />
      </div>
    </section>
  )
}
