import type { ShownTerms } from '@lectern/api-contracts'
import { Button } from '@lectern/ui'
import { useState } from 'preact/hooks'
import { FocusTarget } from '../focus-target.tsx'
import { Notice } from '../notice.tsx'
import { usePage } from '../page.tsx'
import type { AskedModel } from './asked-model.ts'
import { titleOfAsked, useAskedWords } from './asked-words.ts'
import { FailureNotice } from './failure-notice.tsx'
import { leave } from './leave.ts'
import { useAsking } from './use-asking.ts'

type TermsModel = Extract<AskedModel, { mode: 'terms' }>

/** The district's terms of use; answered, the platform goes on. */
export function TermsPage({ model }: { model: TermsModel }) {
  const { terms, returnTo } = model
  const t = useAskedWords()
  const [left, setLeft] = useState<'accepted' | 'not-now'>()

  function goOn(answer: 'accepted' | 'not-now'): void {
    setLeft(answer)
    leave(returnTo)
  }

  if (left)
    return (
      <FocusTarget>
        <Notice icon={left === 'accepted' ? 'check' : 'info'} title={t(`terms.${left}`)}>
          {t('terms.close')}
        </Notice>
      </FocusTarget>
    )
  if (terms) return <ToAccept model={model} terms={terms} goOn={goOn} />
  return (
    <main class="asked">
      <h1>{titleOfAsked(model)}</h1>
      <p>{t('terms.none.text', { district: model.district.name })}</p>
      <div class="asked-actions">
        <Button look="primary" onClick={() => goOn('not-now')}>
          {t('terms.back')}
        </Button>
      </div>
    </main>
  )
}

interface ToAcceptProps {
  model: TermsModel
  terms: ShownTerms
  goOn: (answer: 'accepted' | 'not-now') => void
}

function ToAccept({ model, terms, goOn }: ToAcceptProps) {
  const { backend, formats, locale } = usePage()
  const t = useAskedWords()
  const { handle, acceptedAt } = model
  const { isAsking, failure, start } = useAsking(async () => {
    await backend.acceptTerms(handle, terms.version)
    goOn('accepted')
  })
  return (
    <main class="asked">
      <h1>{titleOfAsked(model)}</h1>
      {acceptedAt && <p>{t('terms.accepted-before', { day: formats.day(acceptedAt) })}</p>}
      <div
        class="card asked-card terms"
        lang={terms.locale === locale ? undefined : terms.locale}
        // Made by the server from Markdown, every tag its own.
        dangerouslySetInnerHTML={{ __html: terms.html }}
      />
      <p class="muted">{t('terms.version', { version: terms.version })}</p>
      <div class="asked-actions">
        <Button look="primary" onClick={start} aria-disabled={isAsking}>
          {t('terms.accept')}
        </Button>
        <Button look="quiet" onClick={() => goOn('not-now')}>
          {t('terms.later')}
        </Button>
        <FailureNotice failure={failure} text={t('terms.failed')} />
      </div>
    </main>
  )
}
