import { useState } from 'preact/hooks'
import { Notice } from '../notice.tsx'
import { FocusTarget } from '../focus-target.tsx'
import type { AskedModel } from './asked-model.ts'
import { useAskedWords, whoIs } from './asked-words.ts'
import { ExportButton } from './export-button.tsx'
import { Forget } from './forget.tsx'
import { HeldData } from './held-data.tsx'

/** What is held about one person, in plain words: to read, to take along, to have forgotten. */
export function PrivacyPage({ model }: { model: Extract<AskedModel, { mode: 'privacy' }> }) {
  const { held, isSelf, name } = model
  const t = useAskedWords()
  const who = whoIs(isSelf)
  const [forgotten, setForgotten] = useState(false)

  if (forgotten)
    return (
      <FocusTarget>
        <Notice icon="check" title={t('privacy.forgotten')}>
          {t('privacy.forgotten.text', who)}
        </Notice>
      </FocusTarget>
    )
  return (
    <main class="asked">
      <h1>{t('privacy.title', who)}</h1>
      {!isSelf && name && <p>{t('privacy.named', { name })}</p>}
      {held ? (
        <>
          <p>{t('privacy.intro')}</p>
          <HeldData held={held} isSelf={isSelf} />
          <div class="asked-actions">
            <ExportButton />
            <Forget isSelf={isSelf} onForgotten={() => setForgotten(true)} />
          </div>
        </>
      ) : (
        <p>{t('privacy.nothing', who)}</p>
      )}
    </main>
  )
}
