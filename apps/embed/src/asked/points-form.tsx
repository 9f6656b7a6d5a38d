import type { SubmittedWork } from '@lectern/api-contracts'
import { Button } from '@lectern/ui'
import type { TargetedSubmitEvent } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { usePage } from '../page.tsx'
import { useAskedWords, type AskedWords } from './asked-words.ts'
import { FailureNotice } from './failure-notice.tsx'
import { useAsking, type Failure } from './use-asking.ts'

interface PointsFormProps {
  handle: string
  points: NonNullable<SubmittedWork['points']>
  onGiven: (work: SubmittedWork) => void
}

export function PointsForm({ handle, points: { given, maximum }, onGiven }: PointsFormProps) {
  const { backend, formats } = usePage()
  const t = useAskedWords()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(given === null ? '' : formats.number(given))
  const [isWrong, setWrong] = useState(false)
  const [isGiven, setGiven] = useState(false)
  const { isAsking, failure, start } = useAsking(async () => {
    onGiven(await backend.givePoints(handle, numberOf(text)))
    setGiven(true)
  })

  function give(event: TargetedSubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    const points = numberOf(text)
    const wrong = !(points >= 0 && points <= maximum)
    setWrong(wrong)
    setGiven(false)
    if (wrong) input.current?.focus()
    else start()
  }

  return (
    <form class="points" noValidate onSubmit={give}>
      <div class="field">
        <label for="points">{t('review.points.label', { maximum: formats.number(maximum) })}</label>
        <input
          ref={input}
          id="points"
          class="input"
          inputMode="decimal"
          autocomplete="off"
          value={text}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? 'points-wrong' : undefined}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <Button type="submit" look="primary" aria-disabled={isAsking}>
        {t('review.points.give')}
      </Button>
      {isWrong && (
        <p id="points-wrong" class="asked-failure" role="alert">
          {t('review.points.wrong', { maximum: formats.number(maximum) })}
        </p>
      )}
      <p role="status">{isGiven && t('review.points.shown')}</p>
      <FailureNotice failure={failure} text={`${t('review.points.failed')} ${whyNot(failure, t)}`.trim()} />
    </form>
  )
}

/** NaN for anything else; with a comma too, as half the world writes it. */
const numberOf = (text: string): number =>
  /^\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : NaN

const reasons = {
  'classroom.forbidden': 'not-teaching',
  'classroom.not-found': 'gone',
  'classroom.course-closed': 'closed',
  'classroom.scope-missing': 'not-allowed',
  'classroom.access-ended': 'ended',
  'classroom.quota': 'busy',
  'classroom.unavailable': 'busy',
  'classroom.unreachable': 'busy',
} as const

function whyNot(failure: Failure | undefined, t: AskedWords): string {
  const reason = reasons[failure?.code as keyof typeof reasons] as
    (typeof reasons)[keyof typeof reasons] | undefined
  return reason ? t(`review.points.${reason}`) : ''
}
