import { Anchor, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import type { EffectLine, EffectsPage } from '../effects.server.ts'
import { useDayText } from './day-text.ts'
import { EffectBar } from './effect-bar.tsx'
import { useEffectText } from './effect-text.ts'
import classes from './path.module.css'
import { useWorkspacePath } from './room-path.ts'

/** What was done, for whom, from when: the way to its own page. */
export function UseHead({ line: { treatment, target } }: { line: EffectLine }) {
  const t = useTranslations('path.effects')
  const day = useDayText()
  const text = useEffectText()
  const workspace = useWorkspacePath()
  const { key, kind, uses } = treatment
  const [{ title, from }] = uses
  return (
    <Table.Th scope="row" fw={400}>
      <Anchor component={Link} to={`${workspace}/path/effects/${key}`} inherit>
        {title}
      </Anchor>
      {uses.length > 1 ? ` ${t('measured.more', { count: uses.length - 1 })}` : null}
      <span className={`soft ${classes.why}`}>
        {[
          t(`kinds.${kind}`),
          text.target(target),
          from === null ? null : t('measured.from', { week: day.day(from) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </Table.Th>
  )
}

function MeasuredRow({ line }: { line: EffectLine }) {
  const t = useTranslations('path.effects.measured')
  const text = useEffectText()
  const { answer, givenBack, spent, claim } = line
  if (!answer.ok || givenBack === null) return null
  return (
    <Table.Tr>
      <UseHead line={line} />
      <Table.Td>
        <EffectBar part={answer.part} stands={claim !== null} />
        {text.ranged(answer.part)}
      </Table.Td>
      <Table.Td fw={claim === null ? undefined : 600}>{t(claim === null ? 'luck' : 'stands')}</Table.Td>
      <Table.Td ta="right">{text.hoursRanged(givenBack)}</Table.Td>
      <Table.Td ta="right">{spent === null ? t('unlogged') : text.hours(spent)}</Table.Td>
    </Table.Tr>
  )
}

/** The uses whose effect can be told, on one scale. */
export function MeasuredList({ page }: { page: EffectsPage }) {
  const t = useTranslations('path.effects.measured')
  const text = useEffectText()
  const measured = page.lines.filter(({ answer }) => answer.ok)
  if (measured.length === 0) return null
  return (
    <section className="section" aria-labelledby="measured">
      <Title order={2} id="measured">
        {t('title')}
      </Title>
      <p className="soft">{t('subtitle')}</p>
      <WideTable label={t('title')} minWidth={760}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('use')}</Table.Th>
            <Table.Th miw={220}>
              {t('effect')}
              <span className={`soft ${classes.why}`}>{t('picture')}</span>
            </Table.Th>
            <Table.Th>{t('claim')}</Table.Th>
            <Table.Th ta="right">{t('back')}</Table.Th>
            <Table.Th ta="right">{t('spent')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {measured.map(line => (
            <MeasuredRow key={line.treatment.key} line={line} />
          ))}
        </Table.Tbody>
      </WideTable>
      <Text size="sm" className="prose">
        {t('rule', { luck: text.requests(page.byLuck), tested: page.tested })}
      </Text>
    </section>
  )
}
