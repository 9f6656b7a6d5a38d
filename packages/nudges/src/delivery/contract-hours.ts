import type { DistrictScope } from '@lectern/database'
import { Problem } from '@lectern/problem'

/** When teachers of a district work, on its own clock. */
export interface ContractHours {
  /** 1 is Monday, 7 is Sunday. */
  days: readonly number[]
  /** Minutes after midnight. */
  startsMinute: number
  endsMinute: number
}

/** Where a district has not said its own: Monday to Friday, half past seven to four. */
export const usualHours: ContractHours = {
  days: [1, 2, 3, 4, 5],
  startsMinute: 7 * 60 + 30,
  endsMinute: 16 * 60,
}

export async function contractHours(scope: DistrictScope): Promise<ContractHours> {
  const [own] = await scope.query<ContractHours & object>(
    `select h.days, h.starts_minute as "startsMinute", h.ends_minute as "endsMinute"
     from lectern.contract_hours h where h.district_id = $1`,
    [scope.districtId],
  )
  return own ?? usualHours
}

/** @throws Problem `nudge.hours-invalid` */
export async function setContractHours(
  scope: DistrictScope,
  { days, startsMinute, endsMinute }: ContractHours,
): Promise<void> {
  const isDay = (day: number): boolean => Number.isInteger(day) && day >= 1 && day <= 7
  const areMinutes = [startsMinute, endsMinute].every((minute) => Number.isInteger(minute))
  if (
    days.length === 0 ||
    !days.every(isDay) ||
    !areMinutes ||
    startsMinute < 0 ||
    endsMinute > 24 * 60 ||
    startsMinute >= endsMinute
  )
    throw new Problem({
      kind: 'invalid',
      code: 'nudge.hours-invalid',
      message: 'Contract hours are days from 1 (Monday) to 7, and a beginning before an end within one day.',
    })
  await scope.query(
    `insert into lectern.contract_hours as h (district_id, days, starts_minute, ends_minute) values ($1, $2, $3, $4)
     on conflict (district_id) do update set days = excluded.days, starts_minute = excluded.starts_minute,
       ends_minute = excluded.ends_minute`,
    [scope.districtId, days, startsMinute, endsMinute],
  )
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** How long the hours go on; undefined outside them. */
export function workingUntil(
  { days, startsMinute, endsMinute }: ContractHours,
  timeZone: string,
  now: Date,
): Date | undefined {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    weekday: 'short',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(now)
  const part = (type: 'weekday' | 'hour' | 'minute'): string =>
    parts.find((one) => one.type === type)?.value ?? ''
  const minute = Number(part('hour')) * 60 + Number(part('minute'))
  const isWorking =
    days.includes(weekdays.indexOf(part('weekday')) + 1) && minute >= startsMinute && minute < endsMinute
  return isWorking ? new Date(now.getTime() + (endsMinute - minute) * 60_000) : undefined
}
