import { Button } from '@lectern/ui'
import { usePage } from '../page.tsx'
import type { Picking } from './picking.tsx'
import { isUnderWay } from './picking.tsx'
import { isTakenByHost } from './places.ts'

interface SubmitButtonsProps {
  picking: Picking
  many: '' | '-items'
  isAdding: boolean
}

/** One where the host has one place for what was chosen, else one for each. */
export function SubmitButtons({ picking, many, isAdding }: SubmitButtonsProps) {
  const { t } = usePage()
  const { multiple, chosen, into } = picking
  const count = chosen.length
  if (!multiple || count === 0 || isTakenByHost(picking)) return null
  const isBusy = isUnderWay(picking) || undefined
  if (isAdding || !into)
    return (
      <Button look="primary" aria-disabled={isBusy} onClick={() => picking.submit()}>
        {isAdding ? t('pick.adding') : t(`pick.submit${many}`, { count })}
      </Button>
    )
  return (
    <>
      {into.map((place, index) => (
        <Button key={place} look={index === 0 ? 'primary' : 'tonal'} onClick={() => picking.submit(place)}>
          {place === 'tab' ? t('pick.submit-tab', { count }) : t('pick.submit-assignment')}
        </Button>
      ))}
    </>
  )
}
