import { Form, useLocation, useMatches, useSearchParams, useSubmit } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { defaultPeriod, periodKeys, readPeriod } from '#platform/period.ts'
import classes from './frame.module.css'

/** What a page's `handle` says: which choices at the top of the frame apply to it. */
export interface ScopedHandle {
  scope: Scope | ((asked: URLSearchParams) => Scope)
}

type Scope = readonly ('period' | 'unit')[]

export interface ScopeUnit {
  id: number
  name: string
  depth: number
}

const DAY = 86_400_000

/** The period and unit in the address, as a query to carry to another page; empty where none is chosen. */
export function useCarriedScope(): string {
  const [asked] = useSearchParams()
  const carried = new URLSearchParams()
  for (const name of ['period', 'unit']) {
    const value = asked.get(name)
    if (value) carried.set(name, value)
  }
  return carried.size > 0 ? `?${carried}` : ''
}

/** Choices that apply to the page shown, from its handle. */
function useScope(asked: URLSearchParams): readonly string[] {
  const handles = useMatches().map(match => match.handle as Partial<ScopedHandle> | undefined)
  const scope = handles.findLast(handle => handle?.scope)?.scope ?? []
  return typeof scope === 'function' ? scope(asked) : scope
}

function PeriodChoice({ chosen }: { chosen: string | null }) {
  const t = useTranslations('platform.period')
  const format = useFormatter()
  const day = (ms: number) => format.dateTime(new Date(ms), { timeZone: 'UTC', dateStyle: 'medium' })
  const own = chosen !== null && !periodKeys.some(key => key === chosen)
  const period = readPeriod(chosen, '1970-01-01')
  return (
    <label>
      {t('label')}
      <select name="period" defaultValue={chosen ?? defaultPeriod}>
        {periodKeys.map(key => (
          <option key={key} value={key}>
            {t(key)}
          </option>
        ))}
        {own && period.key === chosen ? (
          <option value={chosen}>
            {t('own', { from: day(Date.parse(period.from)), to: day(Date.parse(period.to) - DAY) })}
          </option>
        ) : null}
      </select>
    </label>
  )
}

function UnitChoice({
  units,
  all,
  chosen,
}: {
  units: readonly ScopeUnit[]
  all: boolean
  chosen: string | null
}) {
  const t = useTranslations('platform.scope')
  return (
    <label>
      {t('unit')}
      <select name="unit" defaultValue={chosen ?? ''}>
        <option value="">{t(all ? 'company' : 'mine')}</option>
        {units.map(unit => (
          <option key={unit.id} value={unit.id}>
            {`${'\u2003'.repeat(unit.depth)}${unit.name}`}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Period and unit of the page, kept in its address; nothing on pages to which neither applies. */
export function ScopeBar({ units, all }: { units: readonly ScopeUnit[]; all: boolean }) {
  const t = useTranslations('platform.scope')
  const submit = useSubmit()
  const { pathname } = useLocation()
  const [asked] = useSearchParams()
  const scope = useScope(asked)
  if (scope.length === 0) return null
  const kept = [...asked].filter(([name]) => !scope.includes(name) && name !== 'after' && name !== 'cursor')
  return (
    <Form
      key={pathname + asked}
      method="get"
      action={pathname}
      className={classes.scope}
      aria-label={t('label')}
      onChange={event => submit(event.currentTarget)}
    >
      {kept.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      {scope.includes('period') ? <PeriodChoice chosen={asked.get('period')} /> : null}
      {scope.includes('unit') && units.length > 0 ? (
        <UnitChoice units={units} all={all} chosen={asked.get('unit')} />
      ) : null}
      <button type="submit">{t('apply')}</button>
    </Form>
  )
}
