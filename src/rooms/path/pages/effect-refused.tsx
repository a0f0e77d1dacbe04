import { Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { addDays } from '#platform/day.ts'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import { effectModel } from '../effect-model.ts'
import type { EffectRefused, EffectWhy } from '../effect-window.ts'
import type { EffectLine, EffectsPage } from '../effects.server.ts'
import { useDayText } from './day-text.ts'
import { UseHead } from './effect-lists.tsx'
import { useEffectText } from './effect-text.ts'
import classes from './path.module.css'

const { period, before, aside, after, donors } = effectModel

/** Why an effect is refused, in words. */
export function useWhy(): (refused: EffectRefused, until: EffectLine['treatment']['until']) => string {
  const t = useTranslations('path.effects.refused')
  return ({ why, have, leftOut }, until) =>
    t(why, {
      have,
      aside,
      title: until?.title ?? '',
      least:
        why === 'justBegun'
          ? period * after.least
          : why === 'fewDonors'
            ? donors.least
            : period * before.least,
      treated: leftOut?.treated ?? 0,
      quiet: leftOut?.quiet ?? 0,
    })
}

type RefusedLine = EffectLine & { answer: EffectRefused }

/** The first day on which one of some uses just begun can be told, if nothing else stands in its way. */
function earliest(lines: readonly RefusedLine[]): string | null {
  const days = lines.flatMap(
    ({
      treatment: {
        uses: [use],
      },
    }) => (use.from === null ? [] : [addDays(use.from, 7 * period * after.least)]),
  )
  return days.toSorted()[0] ?? null
}

/** The uses refused for one reason, behind that reason. */
function Reason({ why, lines }: { why: EffectWhy; lines: readonly RefusedLine[] }) {
  const t = useTranslations('path.effects.refused')
  const text = useEffectText()
  const day = useDayText()
  const measured = useTranslations('path.effects.measured')
  const sentence = useWhy()
  const label = t(`reasons.${why}`)
  const first = why === 'justBegun' ? earliest(lines) : null
  return (
    <details className={classes.step}>
      <summary>
        <span>
          <h3>{label}</h3>
          <span>{t('count', { count: lines.length })}</span>
          <span className="soft">
            {t('hours', { hours: text.hours(lines.reduce((all, { spent }) => all + (spent ?? 0), 0)) })}
          </span>
          {first === null ? null : <span className="soft">{t('earliest', { day: day.day(first) })}</span>}
        </span>
      </summary>
      <WideTable label={label} minWidth={560}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('use')}</Table.Th>
            <Table.Th>{t('why')}</Table.Th>
            <Table.Th ta="right">{t('spent')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(line => (
            <Table.Tr key={line.treatment.key}>
              <UseHead line={line} />
              <Table.Td>{sentence(line.answer, line.treatment.until)}</Table.Td>
              <Table.Td ta="right">
                {line.spent === null ? measured('unlogged') : text.hours(line.spent)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </details>
  )
}

/** The uses whose effect cannot be told, by reason, the commonest first. */
export function RefusedList({ page }: { page: EffectsPage }) {
  const t = useTranslations('path.effects.refused')
  const refused = page.lines.filter((line): line is RefusedLine => !line.answer.ok)
  const reasons = [...Map.groupBy(refused, ({ answer }) => answer.why)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  )
  if (refused.length === 0) return null
  return (
    <section className="section" aria-labelledby="refused">
      <Title order={2} id="refused">
        {t('title')}
      </Title>
      <Text className="prose">{t('lead', { count: refused.length })}</Text>
      {reasons.map(([why, lines]) => (
        <Reason key={why} why={why} lines={lines} />
      ))}
    </section>
  )
}
