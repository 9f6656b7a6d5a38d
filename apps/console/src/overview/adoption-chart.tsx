import { scaleLinear, scaleUtc } from 'd3-scale'
import { area, curveMonotoneX, line } from 'd3-shape'
import { useState, type PointerEvent } from 'react'
import { useLanguage } from '../language/language.tsx'
import { useElementWidth } from '../parts/element-width.ts'
import { monthTicks, placeLabel, seriesPoints, type SeriesName } from './adoption-geometry.ts'
import type { ImportedUse } from './overview-query.ts'

const adoptionChartHeight = 280
const margin = { top: 30, right: 16, bottom: 28, left: 58 }

/** Two lines from a zero base, each named where it is highest. */
export function AdoptionChart(properties: {
  weeks: ImportedUse['weeks']
  silentSince: string | null
  label: string
}) {
  const { weeks, silentSince, label } = properties
  const { t, formats } = useLanguage()
  const { width, measure } = useElementWidth(720)
  const [pointed, setPointed] = useState<number | null>(null)
  const dates = weeks.map(({ week }) => new Date(`${week}T00:00:00Z`))
  const x = scaleUtc([dates[0] ?? 0, dates.at(-1) ?? 1], [margin.left, width - margin.right])
  const highest = Math.max(1, ...weeks.flatMap((week) => [week.inCatalog, week.outsideCatalog]))
  const y = scaleLinear([0, highest], [adoptionChartHeight - margin.bottom, margin.top]).nice(4)
  const base = y(0)

  const point = (event: PointerEvent<SVGSVGElement>) => {
    const left = event.clientX - event.currentTarget.getBoundingClientRect().left
    const time = x.invert(left).getTime()
    const distances = dates.map((date) => Math.abs(date.getTime() - time))
    setPointed(distances.indexOf(Math.min(...distances)))
  }
  // Where the whole period is silent there is nothing to set apart.
  const silentFrom = silentSince && silentSince !== weeks[0]?.week && x(new Date(`${silentSince}T00:00:00Z`))
  const pointedWeek = pointed === null ? undefined : weeks[pointed]
  return (
    <div className="chart" ref={measure}>
      <svg
        role="img"
        aria-label={label}
        width={width}
        height={adoptionChartHeight}
        onPointerMove={point}
        onPointerLeave={() => setPointed(null)}
      >
        {silentFrom && (
          <g className="silence">
            <rect
              x={silentFrom}
              y={margin.top}
              width={width - margin.right - silentFrom}
              height={base - margin.top}
            />
            <text x={width - margin.right - 4} y={base - 10} textAnchor="end">
              {t('adoption.silentLabel')}
            </text>
          </g>
        )}
        {y.ticks(4).map((tick) => (
          <g key={tick} className="gridline">
            <line x1={margin.left} x2={width - margin.right} y1={y(tick)} y2={y(tick)} />
            <text x={margin.left - 8} y={y(tick) + 4} textAnchor="end">
              {formats.whole(tick)}
            </text>
          </g>
        ))}
        {monthTicks(dates, width).map((tick) => (
          <text key={tick.getTime()} className="tick" x={x(tick)} y={adoptionChartHeight - 8}>
            {formats.month(tick.toISOString().slice(0, 10))}
          </text>
        ))}
        {(['inCatalog', 'outsideCatalog'] as const).map((name) => (
          <Series key={name} name={name} points={seriesPoints(weeks, name, x, y)} base={base} width={width} />
        ))}
        {pointedWeek && <Crosshair left={x(new Date(`${pointedWeek.week}T00:00:00Z`))} base={base} />}
      </svg>
      {/* The same figures stand in the table; reading them out at each move would only be noise. */}
      <p className="readout" aria-hidden="true">
        {pointedWeek
          ? t('adoption.readout', {
              week: formats.day(pointedWeek.week),
              inCatalog: formats.whole(pointedWeek.inCatalog),
              outside: formats.whole(pointedWeek.outsideCatalog),
            })
          : t('adoption.unit')}
      </p>
    </div>
  )
}

function Series(properties: {
  name: SeriesName
  points: { x: number; y: number }[]
  base: number
  width: number
}) {
  const { name, points, base, width } = properties
  const { t } = useLanguage()
  const words = t(`adoption.${name}`)
  const label = placeLabel(points, words.length * 7, width)
  const shape = { x: (point: { x: number }) => point.x, curve: curveMonotoneX }
  const fill = area<{ x: number; y: number }>(shape.x, base, (point) => point.y).curve(shape.curve)
  const stroke = line<{ x: number; y: number }>(shape.x, (point) => point.y).curve(shape.curve)
  return (
    <g className={`series ${name}`}>
      <path className="area" d={fill(points) ?? undefined} />
      <path className="line" d={stroke(points) ?? undefined} />
      {label && (
        <>
          <circle cx={label.peak.x} cy={label.peak.y} r={4} />
          <text x={label.x} y={label.y} textAnchor={label.anchor}>
            {words}
          </text>
        </>
      )}
    </g>
  )
}

function Crosshair({ left, base }: { left: number; base: number }) {
  return <line className="crosshair" x1={left} x2={left} y1={margin.top} y2={base} />
}
