import { Anchor, Button, List, Text, Title } from '@mantine/core'
import { Link, useSearchParams } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { useValueText } from '#platform/ui/value-text.ts'
import type { LeverId } from '../lever.ts'
import { type LeversForm, queryOfLevers } from '../lever-address.ts'
import type { Proposal, Proposed } from '../lever-planner.ts'
import type { Future } from '../lever-telling.ts'
import { LeverFrontier } from './lever-frontier.tsx'
import { useMoneyText } from './money-text.ts'
import { useProbabilityText } from './probability-text.ts'

function useNames(): (ids: readonly LeverId[]) => string {
  const t = useTranslations('path.levers.lever')
  const format = useFormatter()
  return ids => format.list(ids.map(id => t(`${id}.name`)))
}

/** A set: what it leaves and takes, what each lever adds, and the way to choose it. */
function LeverSet({ set, title }: { set: Proposed; title: string }) {
  const t = useTranslations('path.levers')
  const value = useValueText()
  const money = useMoneyText()
  const probability = useProbabilityText()
  const [asked] = useSearchParams()
  return (
    <>
      <Title order={3} mt="md">
        {title}
      </Title>
      <Text className="prose">
        {t('planner.leaves', {
          risk: probability(set.risk),
          hours: value(Math.round(set.cost.hours), 'hours'),
          money: money(set.cost.money),
          value: money(set.value),
        })}
      </Text>
      <List size="sm" my="xs">
        {set.without.map(({ lever, risk }) => (
          <List.Item key={lever}>
            {t('planner.add', { lever: t(`lever.${lever}.name`), risk: probability(risk) })}
          </List.Item>
        ))}
      </List>
      <Button component={Link} to={queryOfLevers(asked, set.levers)} variant="default" className="no-print">
        {t('planner.apply')}
      </Button>
    </>
  )
}

/** The same question about the end of the year, which levers can still change. */
function AskEnd() {
  const t = useTranslations('path.levers.planner')
  const [asked] = useSearchParams()
  const end = new URLSearchParams([...asked].filter(([name]) => name !== 'goal'))
  end.set('goal', 'end')
  return (
    <>
      {t('early')}{' '}
      <Anchor component={Link} to={`?${end}`} inherit className="no-print">
        {t('askEnd')}
      </Anchor>
    </>
  )
}

/** What the planner found: the cheapest set and another, or the nearest and why none does. */
export function LeverProposal({
  proposal: { best, second, nearest, beyond, possible, frontier },
  form: { planner },
  before,
}: {
  proposal: Proposal
  form: LeversForm
  before: Future
}) {
  const t = useTranslations('path.levers.planner')
  const value = useValueText()
  const names = useNames()
  const probability = useProbabilityText()
  const level = value(planner.level, 'share')
  const asItIs = probability(before.risk[planner.goal])
  return (
    <section className="section" aria-labelledby="proposal">
      <Title order={2} id="proposal">
        {t('result')}
      </Title>
      {best?.levers.length === 0 ? (
        <Text className="prose">{t('nothing', { risk: asItIs, level })}</Text>
      ) : best ? (
        <>
          <LeverSet set={best} title={t('best', { levers: names(best.levers) })} />
          {second ? (
            <LeverSet set={second} title={t('second', { levers: names(second.levers) })} />
          ) : (
            <Text className="prose" mt="md">
              {t('onlyOne')}
            </Text>
          )}
        </>
      ) : nearest && nearest.levers.length > 0 ? (
        <>
          <Text className="prose">
            {t('none', { level })} {planner.goal === 'within' ? <AskEnd /> : null}
          </Text>
          <LeverSet set={nearest} title={t('nearest', { levers: names(nearest.levers) })} />
        </>
      ) : (
        <Text className="prose">{t('noneAtAll', { risk: asItIs })}</Text>
      )}
      {best ? null : beyond ? (
        <LeverSet set={beyond} title={t('beyond', { level, levers: names(beyond.levers) })} />
      ) : (
        <Text className="prose" mt="md">
          {t('never', { level })}
        </Text>
      )}
      <p className="soft">{t('possible', { count: possible })}</p>
      <LeverFrontier sets={frontier} />
    </section>
  )
}
