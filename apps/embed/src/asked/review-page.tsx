import type { ReviewedWork, ReviewScore } from '@lectern/api-contracts'
import { useEffect, useState } from 'preact/hooks'
import { Notice } from '../notice.tsx'
import { usePage } from '../page.tsx'
import type { AskedModel } from './asked-model.ts'
import { titleOfAsked, useAskedWords, whoIs } from './asked-words.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Submission } from './submission.tsx'
import { useAsking } from './use-asking.ts'

type Review = Extract<AskedModel, { mode: 'review' }>

/** How one learner used the app behind a link. */
export function ReviewPage({ model }: { model: Review }) {
  const { work, name, isSelf, contextTitle, scoreHandle, submission } = model
  const t = useAskedWords()
  const about = [!isSelf && name, contextTitle].filter(Boolean).join(' · ')
  if (!work && !submission)
    return (
      <Notice icon="info" title={titleOfAsked(model)}>
        {t('review.unknown.text')}
      </Notice>
    )
  return (
    <main class="asked">
      <h1>{titleOfAsked(model)}</h1>
      {about && <p>{about}</p>}
      {work ? <Openings work={work} model={model} /> : <p>{t('review.app-gone')}</p>}
      {submission && <Submission submission={submission} />}
      {scoreHandle && <Score handle={scoreHandle} />}
      {work && <p class="muted">{t('review.limits')}</p>}
    </main>
  )
}

function Openings({ work: { openings }, model }: { work: ReviewedWork; model: Review }) {
  const { formats } = usePage()
  const t = useAskedWords()
  const moment = (at: string) => formats.moment(at, model.timeZone)
  const { count, firstAt, lastAt, latest, minutes } = openings
  return (
    <section class="card asked-card">
      <h2>{t('review.openings')}</h2>
      {firstAt && lastAt ? (
        <>
          <p>{t('review.opened', { count, first: moment(firstAt), last: moment(lastAt) })}</p>
          <p>{t('review.minutes', { minutes })}</p>
          <ol class="openings">
            {latest.map((at) => (
              <li key={at}>
                <time dateTime={at}>{moment(at)}</time>
              </li>
            ))}
          </ol>
          {latest.length < count && (
            <p class="muted">{t('review.latest', { shown: latest.length, count })}</p>
          )}
        </>
      ) : (
        <p>{t('review.never', whoIs(model.isSelf))}</p>
      )}
    </section>
  )
}

/** Asked for after the page is there: the platform may take its time, and everything else does not depend on it. */
function Score({ handle }: { handle: string }) {
  const { backend, formats } = usePage()
  const t = useAskedWords()
  const [answer, setAnswer] = useState<ReviewScore>()
  const { failure, start } = useAsking(async () => setAnswer(await backend.reviewedScore(handle)))
  useEffect(start, [])
  const score = answer?.score
  return (
    <section class="card asked-card">
      <h2>{t('review.score')}</h2>
      <p role="status">
        {score
          ? t('review.score.given', {
              given: formats.number(score.given),
              maximum: formats.number(score.maximum),
            })
          : answer
            ? t('review.score.none')
            : !failure && t('review.score.asking')}
      </p>
      <FailureNotice failure={failure} text={t('review.score.failed')} />
    </section>
  )
}
