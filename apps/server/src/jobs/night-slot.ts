import { nightSlots } from '@lectern/tenancy'

const firstMinute = 60
const slotMinutes = 15

/** Which part of the district's night it is: from one o'clock on, until teachers get up. */
export function nightSlot(timeZone: string, now: Date): number | undefined {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(now)
  const part = (type: 'hour' | 'minute'): number => Number(parts.find((one) => one.type === type)?.value)
  const slot = Math.floor((part('hour') * 60 + part('minute') - firstMinute) / slotMinutes)
  return slot >= 0 && slot < nightSlots ? slot : undefined
}
