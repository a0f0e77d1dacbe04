import type { Locale } from '#platform/actor.ts'
import type { Formatter, Say, valueText } from '#platform/i18n/value-text.ts'
import type { Lever, Limit } from './lever.ts'

/** Writes what a lever does: the range that holds its effect in eight cases of ten. `say` has a sentence for each kind. */
export function effectText(
  say: Say,
  value: ReturnType<typeof valueText>,
): (effect: Lever['effect']) => string {
  const share = (part: number) => value(Math.round(part * 100) / 100, 'share')
  return effect => {
    if (effect.on === 'capacity') return say('capacity', { hours: value(effect.hours, 'hours') })
    const [low, high] = effect.range
    if (effect.on === 'arrivals' && low > 1)
      return say('moreArrivals', { least: share(low - 1), most: share(high - 1) })
    if (effect.on === 'arrivals' && high > 1)
      return say('maybeArrivals', { worse: share(high - 1), most: share(1 - low) })
    return say(effect.on, { least: share(1 - high), most: share(1 - low) })
  }
}

/** Names of the request types and units that choices limit levers to; a type that is no longer told apart has none. */
export interface LimitNames {
  types: Record<number, { nameFr: string; nameEn: string }>
  units: Record<number, string>
}

/** Writes whom a lever is for; `say` speaks the words below `path.levers.limit`. Null: for everyone. */
export function limitText(
  say: Say,
  format: Formatter,
  language: Locale,
): (limit: Limit | undefined, names: LimitNames) => string | null {
  return (limit, names) => {
    if (!limit || limit.types.length + limit.units.length === 0) return null
    const typeName = (id: number) => {
      const name = names.types[id]
      return id === 0 ? say('rare') : name ? (language === 'fr' ? name.nameFr : name.nameEn) : say('unknown')
    }
    return say('only', {
      of: limit.units.length === 0 ? 'types' : limit.types.length === 0 ? 'units' : 'both',
      types: format.list(limit.types.map(typeName)),
      units: format.list(limit.units.map(id => names.units[id] ?? say('unknown'))),
    })
  }
}
