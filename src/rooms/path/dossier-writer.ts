import { createFormatter } from 'use-intl/core'
import type { Locale } from '#platform/actor.ts'
import { formatsIn } from '#platform/i18n/formats.ts'
import { regionalTag } from '#platform/i18n/regional-tag.ts'
import type { Translate } from '#platform/i18n/translate.ts'
import { type Formatter, type Say, valueText } from '#platform/i18n/value-text.ts'
import type { Indicator } from '#platform/indicator.ts'
import { figureText } from './figure-text.ts'
import type { LeverId } from './lever.ts'
import { stepText } from './step-text.ts'
import { type DayText, dayText, moneyText, probabilityText } from './writing.ts'

/** Everything the dossier is written with, in one language. */
export interface Writer {
  language: Locale
  /** Speaks the room's words, by their key below `path`. */
  say: Say
  format: Formatter
  value: (value: number, unit: Indicator['unit']) => string
  /** Whole hours. */
  hours: (hours: number) => string
  /** Whole percent. */
  share: (part: number) => string
  money: (amount: number) => string
  probability: (probability: number) => string
  day: DayText
  /** Names of levers, as a list inside a sentence. */
  levers: (ids: readonly LeverId[]) => string
  steps: ReturnType<typeof stepText>
  figure: ReturnType<typeof figureText>
}

const below =
  (t: Translate, space: string): Say =>
  (key, params) =>
    t(`${space}.${key}`, params)

/** A writer of the language that `t` speaks, of amounts in a currency (ISO 4217). */
export function writerOf(t: Translate, language: Locale, currency: string): Writer {
  const say = below(t, 'path')
  const format = createFormatter({
    locale: regionalTag(language, null),
    timeZone: 'UTC',
    formats: formatsIn(currency),
  })
  const value = valueText(below(t, 'platform.units'), format)
  return {
    language,
    say,
    format,
    value,
    hours: hours => value(Math.round(hours), 'hours'),
    share: part => value(Math.round(part * 100) / 100, 'share'),
    money: moneyText(format),
    probability: probabilityText(below(t, 'path.clock.within'), value),
    day: dayText(format, language === 'fr'),
    levers: ids =>
      format.list(
        ids.map(id => {
          const name = say(`levers.lever.${id}.name`)
          return name.charAt(0).toLocaleLowerCase(language) + name.slice(1)
        }),
      ),
    steps: stepText(below(t, 'path.likely'), format, value),
    figure: figureText(t, format, value),
  }
}
