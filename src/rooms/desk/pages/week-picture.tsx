import { useFormatter, useTranslations } from 'use-intl'
import { businessHours, type Calendar } from '../calendar.ts'
import { hoursText, intervalText, weekRuns } from '../calendar-text.ts'
import classes from './settings.module.css'

const LEFT = 44
const WIDTH = 640
const ROW = 22
const TOP = 24

/** Names of the days from Monday, in the reader's language. */
export function useDayNames(length: 'short' | 'long'): string[] {
  const format = useFormatter()
  // 5 January 1970 was a Monday.
  return [4, 5, 6, 7, 8, 9, 10].map(day =>
    format.dateTime(new Date(day * 86_400_000), { weekday: length, timeZone: 'UTC' }),
  )
}

/** The working hours of a week as a picture, and the same as a sentence. */
export function WeekPicture({ week }: { week: Calendar['week'] }) {
  const t = useTranslations('desk.calendar')
  const format = useFormatter()
  const short = useDayNames('short')
  const long = useDayNames('long')
  const runs = weekRuns(week).map(({ from, to, day }) =>
    from === to
      ? t('dayHours', { day: long[from], hours: hoursText(day) })
      : t('daysHours', { from: long[from], to: long[to], hours: hoursText(day) }),
  )
  const sentence = t('weekHours', { hours: format.number(businessHours(week)), days: format.list(runs) })
  const x = (minutes: number) => LEFT + (minutes / 1440) * WIDTH
  return (
    <figure style={{ margin: '0.5rem 0' }}>
      <figcaption>
        <strong>{sentence}</strong>
      </figcaption>
      <svg
        className={classes.week}
        viewBox={`0 0 ${LEFT + WIDTH + 16} ${TOP + 7 * ROW + 4}`}
        role="img"
        aria-label={sentence}
      >
        {[0, 6, 9, 12, 15, 18, 24].map(hour => (
          <g key={hour}>
            <line
              x1={x(hour * 60)}
              x2={x(hour * 60)}
              y1={TOP}
              y2={TOP + 7 * ROW}
              stroke="var(--line)"
              strokeWidth={1}
            />
            <text x={x(hour * 60)} y={16} textAnchor="middle">
              {hour}
            </text>
          </g>
        ))}
        {week.map((day, index) => (
          <g key={long[index]}>
            <text x={LEFT - 8} y={TOP + index * ROW + 15} textAnchor="end">
              {short[index]}
            </text>
            <line
              x1={LEFT}
              x2={LEFT + WIDTH}
              y1={TOP + index * ROW + ROW / 2}
              y2={TOP + index * ROW + ROW / 2}
              stroke="var(--line)"
            />
            {day.map(interval => (
              <rect
                key={intervalText(interval)}
                x={x(interval[0])}
                width={x(interval[1]) - x(interval[0])}
                y={TOP + index * ROW + 4}
                height={ROW - 8}
                rx={2}
                fill="currentColor"
                fillOpacity={0.72}
              />
            ))}
          </g>
        ))}
      </svg>
    </figure>
  )
}
