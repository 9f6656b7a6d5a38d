import type { ImportedUse } from './overview-query.ts'

export type SeriesName = 'inCatalog' | 'outsideCatalog'

interface Point {
  x: number
  y: number
}

export function seriesPoints(
  weeks: ImportedUse['weeks'],
  name: SeriesName,
  x: (date: Date) => number,
  y: (value: number) => number,
): Point[] {
  return weeks.map((week) => ({ x: x(new Date(`${week.week}T00:00:00Z`)), y: y(week[name]) }))
}

/** Beside the highest point, on the side where the line falls away more and the words still fit. */
export function placeLabel(points: Point[], labelWidth: number, width: number) {
  const peak = points.reduce<Point | null>((best, point) => (best && best.y <= point.y ? best : point), null)
  if (!peak) return null
  const gap = 10
  const room = { left: peak.x - gap - labelWidth > 0, right: peak.x + gap + labelWidth < width }
  const highest = (from: number, to: number) =>
    Math.min(Infinity, ...points.filter(({ x }) => x > from && x < to).map(({ y }) => y))
  const leftIsFreer = highest(peak.x - labelWidth, peak.x - 1) >= highest(peak.x + 1, peak.x + labelWidth)
  const onLeft = room.left && (leftIsFreer || !room.right)
  return {
    peak,
    x: onLeft ? peak.x - gap : peak.x + gap,
    y: peak.y - 2,
    anchor: onLeft ? ('end' as const) : ('start' as const),
  }
}

const leastTickDistance = 46

/** The first of each month, thinned out until the names stand apart. */
export function monthTicks(dates: Date[], width: number) {
  const first = dates[0]
  const last = dates.at(-1)
  if (!first || !last) return []
  const ticks: Date[] = []
  for (
    let month = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1));
    month <= last;
    month = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1))
  )
    ticks.push(month)
  const step = Math.max(1, Math.ceil((ticks.length * leastTickDistance) / width))
  return ticks.filter((_, index) => index % step === 0)
}
