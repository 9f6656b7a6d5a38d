import { scaleBand, scaleLinear } from 'd3-scale'
import { useLanguage } from '../language/language.tsx'
import { useElementWidth } from '../parts/element-width.ts'
import type { LiveUse } from './overview-query.ts'

const dailyBarsHeight = 190
const rowHeight = 78
const labelHeight = 20
const left = 36

/** Launches above, opens below, on one scale from zero. */
export function DailyBars({ days, label }: { days: LiveUse['days']; label: string }) {
  const { t, formats } = useLanguage()
  const { width, measure } = useElementWidth(560)
  const x = scaleBand(
    days.map(({ day }) => day),
    [left, width],
  ).paddingInner(0.25)
  const highest = Math.max(1, ...days.flatMap(({ launches, opens }) => [launches, opens]))
  const first = days[0]
  const last = days.at(-1)
  return (
    <div className="chart" ref={measure}>
      <svg role="img" aria-label={label} width={width} height={dailyBarsHeight}>
        {(['launches', 'opens'] as const).map((name, row) => {
          const top = row * (rowHeight + labelHeight / 2) + labelHeight
          const y = scaleLinear([0, highest], [rowHeight - labelHeight, 0])
          return (
            <g key={name} className={`bars ${name}`} transform={`translate(0 ${top})`}>
              <text x={left} y={-6}>
                {t(`live.${name}`)}
              </text>
              <text className="tick" x={left - 6} y={10} textAnchor="end">
                {formats.whole(highest)}
              </text>
              <text className="tick" x={left - 6} y={y(0)} textAnchor="end">
                {formats.whole(0)}
              </text>
              {days.map((day) => (
                <rect
                  key={day.day}
                  x={x(day.day)}
                  y={y(day[name])}
                  width={x.bandwidth()}
                  height={y(0) - y(day[name])}
                  rx={1.5}
                />
              ))}
              <line className="base" x1={left} x2={width} y1={y(0)} y2={y(0)} />
            </g>
          )
        })}
        {first && last && (
          <g className="tick">
            <text x={left} y={dailyBarsHeight - 4}>
              {formats.shortDay(first.day)}
            </text>
            <text x={width} y={dailyBarsHeight - 4} textAnchor="end">
              {formats.shortDay(last.day)}
            </text>
          </g>
        )}
      </svg>
    </div>
  )
}
