import { useAskedWords } from './asked-words.ts'
import type { Failure } from './use-asking.ts'

/** Beside the button that was pressed, which is also the one to try again. */
export function FailureNotice({ failure, text }: { failure: Failure | undefined; text: string }) {
  const t = useAskedWords()
  if (!failure) return null
  const { words, reference } = failure
  return (
    <p class="asked-failure" role="alert">
      {text} {words} {reference && <span class="muted">{t('asked.reference', { reference })}</span>}
    </p>
  )
}
