import type { ContractHours } from '@lectern/nudges'

/** As somebody types them; whether they make sense together is for `setContractHours` to say. */
export const readContractHours = ({
  days,
  from,
  to,
}: Record<'days' | 'from' | 'to', string>): ContractHours => ({
  days: days.split(',').flatMap(daysOf),
  startsMinute: minuteOf(from),
  endsMinute: minuteOf(to),
})

function daysOf(part: string): number[] {
  const [, first, last = first] = /^\s*([1-7])(?:-([1-7]))?\s*$/.exec(part) ?? []
  if (first === undefined) return [NaN]
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index)
}

function minuteOf(time: string): number {
  const [, hours, minutes] = /^(\d{1,2}):([0-5]\d)$/.exec(time) ?? []
  return Number(hours) * 60 + Number(minutes)
}
