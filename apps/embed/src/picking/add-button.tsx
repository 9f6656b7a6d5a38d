import { Button, Icon } from '@lectern/ui'
import { usePage } from '../page.tsx'
import { CreditChoice } from './credit-choice.tsx'
import { PickFailure } from './pick-failure.tsx'
import type { Picked, Picking } from './picking.tsx'
import { isUnderWay } from './picking.tsx'
import { isTakenByHost } from './places.ts'

export interface AddButtonProps {
  item: Picked
  picking: Picking
  look: 'primary' | 'tonal'
}

/** The label says the state, so nothing else has to: a pressed “Added” would read as its opposite. */
export function AddButton({ item, picking, look }: AddButtonProps) {
  const { t } = usePage()
  const isChosen = picking.chosen.some(({ id }) => id === item.id)
  const isAdded = isChosen && (picking.multiple || isTakenByHost(picking))
  const isAddedNow = isChosen && !picking.multiple && picking.handover?.isCancel === false
  const action = isAdded ? 'added' : isAddedNow && isUnderWay(picking) ? 'adding' : 'add'
  return (
    <>
      <Button
        look={isAdded ? 'plain' : look}
        className={isAdded ? 'add added' : 'add'}
        aria-disabled={isUnderWay(picking) || (picking.isFull && !isAdded) || undefined}
        aria-label={t(`pick.${action}-named`, { name: item.name })}
        onClick={() => picking.pick(item)}
      >
        <Icon name={isAdded ? 'check' : 'plus'} />
        {t(`pick.${action}`)}
      </Button>
      <CreditChoice item={item} picking={picking} />
      {isAddedNow && <PickFailure picking={picking} />}
    </>
  )
}
