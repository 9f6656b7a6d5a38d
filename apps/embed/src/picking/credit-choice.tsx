import { usePage } from '../page.tsx'
import type { Picked, Picking } from './picking.tsx'
import { isUnderWay } from './picking.tsx'

/** Where one app is asked for it stands before the choice, where several are beside what was chosen. */
export function CreditChoice({ item, picking }: { item: Picked; picking: Picking }) {
  const { t } = usePage()
  const { credited, multiple, chosen } = picking
  if (!credited || item.kind !== 'app' || (multiple && !chosen.some(({ id }) => id === item.id))) return null
  return (
    <label class="pick-credit">
      <input
        type="checkbox"
        checked={credited.has(item.id)}
        disabled={isUnderWay(picking)}
        aria-label={t('pick.credit-named', { name: item.name })}
        onChange={() => picking.toggleCredit(item)}
      />
      {t('pick.credit')}
    </label>
  )
}
