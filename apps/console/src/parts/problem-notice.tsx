import { ApiProblem } from '../api/api-problem.ts'
import { useLanguage } from '../language/language.tsx'
import { Banner, Button } from '@lectern/ui'

/** What failed, what to do, and the reference that is also in the server's log. */
export function ProblemNotice({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const { t } = useLanguage()
  const { title, detail, reference } = useProblemWords(error)
  return (
    <div role="alert">
      <Banner
        tone="no"
        icon="alert"
        action={onRetry && <Button onClick={onRetry}>{t('problem.retry')}</Button>}
      >
        <p className="problem-title">{title}</p>
        {detail && <p>{detail}</p>}
        {reference && (
          <p className="muted">
            {t('problem.reference')} <code>{reference}</code>
          </p>
        )}
      </Banner>
    </div>
  )
}

/** The same where nothing else of the page could be shown. */
export function ProblemPage({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useLanguage()
  return (
    <main className="front">
      <h1 className="visually-hidden">{t('problem.title')}</h1>
      <ProblemNotice error={error} onRetry={onRetry} />
    </main>
  )
}

function useProblemWords(error: Error) {
  const { t } = useLanguage()
  if (!(error instanceof ApiProblem)) return { title: t('problem.title'), detail: error.message }
  const { code, reference, message } = error
  if (code === 'console.unreachable')
    return { title: t('problem.unreachable'), detail: t('problem.unreachableDetail') }
  return { title: t('problem.title'), detail: message || t('problem.unreadable'), reference }
}
