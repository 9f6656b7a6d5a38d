import type { EmbedModel, ReviewedCredit, SubmittedWork } from '@lectern/api-contracts'
import { useState } from 'preact/hooks'
import { usePage } from '../page.tsx'
import { useAskedWords, type AskedWords } from './asked-words.ts'
import { PointsForm } from './points-form.tsx'

type Submitted = NonNullable<Extract<EmbedModel, { mode: 'review' }>['submission']>

/** How the work stands in Classroom, and the points that its teacher gives for it. */
export function Submission({ submission }: { submission: Submitted }) {
  const { pointsHandle, credit } = submission
  const { formats } = usePage()
  const t = useAskedWords()
  const [work, setWork] = useState<SubmittedWork>(submission)
  const { state, points } = work
  const maximum = points && formats.number(points.maximum)
  return (
    <section class="card asked-card">
      <h2>{t('review.work')}</h2>
      <p>{t(`review.work.${state}`)}</p>
      {points && maximum && (
        <p>
          {points.given === null
            ? t('review.points.none', { maximum })
            : t('review.points.given', { given: formats.number(points.given), maximum })}
        </p>
      )}
      {credit && credit.state !== 'waiting' && <p>{wordsOfCredit(credit, t)}</p>}
      {points && pointsHandle && <PointsForm handle={pointsHandle} points={points} onGiven={setWork} />}
    </section>
  )
}

function wordsOfCredit({ state, reason, words }: ReviewedCredit, t: AskedWords): string {
  if (state === 'reported') return t('review.credit.reported')
  if (state === 'due') return t(reason === 'waits-for-teacher' ? 'review.credit.waited' : 'review.credit.due')
  if (reason === 'graded' || reason === 'returned') return t(`review.credit.${reason}`)
  return words ? t('review.credit.refused', { words }) : t('review.credit.not-given')
}
