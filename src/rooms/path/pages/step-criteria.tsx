import { Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import { pathModel } from '../model.ts'
import type { PathReading } from '../position.server.ts'
import type { StepResult } from '../position.ts'
import { useCriterionText } from './criterion-text.ts'
import classes from './path.module.css'
import { useWorkspacePath } from './room-path.ts'

type Criterion = PathReading['position']['criteria'][number]

function CriterionRow({ criterion }: { criterion: Criterion }) {
  const t = useTranslations('path')
  const text = useCriterionText()
  const workspace = useWorkspacePath()
  const name = t(`observables.${criterion.observable}`)
  const value = text.value(criterion)
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Th scope="row" fw={criterion.essential ? 700 : 400}>
        {name}
        {criterion.essential ? <span className="soft"> · {t('criteria.essential')}</span> : null}
        <span className={`soft ${classes.why}`}>{text.basis(criterion)}</span>
      </Table.Th>
      <Table.Td>
        {value === null ? null : criterion.evidence ? (
          <Link
            className={`evidence ${classes.nowrap}`}
            to={`${workspace}/${criterion.evidence}`}
            aria-label={`${value}. ${t('criteria.openRecords', { name })}`}
          >
            {value}
          </Link>
        ) : (
          value
        )}
        {value === null ? null : <span className={`soft ${classes.why}`}>{text.records(criterion)}</span>}
      </Table.Td>
      <Table.Td className={classes.nowrap}>{text.threshold(criterion)}</Table.Td>
      <Table.Td>
        {criterion.holds === null ? (
          <span className="soft">{t('criteria.unjudged')}</span>
        ) : (
          <strong>{criterion.holds ? t('criteria.yes') : t('criteria.no')}</strong>
        )}
      </Table.Td>
      <Table.Td>{text.change(criterion) ?? <span className="soft">{text.silent(criterion)}</span>}</Table.Td>
    </Table.Tr>
  )
}

function useStepState(): (result: StepResult, criteria: readonly Criterion[]) => string {
  const t = useTranslations('path.criteria')
  return ({ seen, recorded, of, held }, criteria) => {
    const counted = recorded === 0 ? t('heldNone') : t('held', { held, recorded })
    if (seen !== null) return `${seen ? t('seenYes') : t('notSeen')} · ${counted}`
    if (recorded < pathModel.fewest) return t('tooLittle', { recorded, of, fewest: pathModel.fewest })
    return criteria.some(({ essential, holds }) => essential && holds === null)
      ? t('essentialMissing')
      : counted
  }
}

/** The criteria of one step: value, threshold, whether it holds, its records, what would change it. */
export function StepCriteria({ result, reading }: { result: StepResult; reading: PathReading }) {
  const t = useTranslations('path')
  const state = useStepState()
  const here = reading.position.step === result.step
  const criteria = reading.position.criteria.filter(criterion => criterion.step === result.step)
  return (
    <details className={classes.step} open={here}>
      <summary>
        <span>
          <Title order={3} fw={here ? 700 : 500}>
            {result.step}. {t(`steps.s${result.step}`)}
          </Title>
          <span className="soft">{state(result, criteria)}</span>
        </span>
      </summary>
      <Text className="prose soft" mt="xs">
        {t(`seen.s${result.step}`)}
      </Text>
      <WideTable label={t(`steps.s${result.step}`)} minWidth={760}>
        <Table.Thead>
          <Table.Tr>
            {(['criterion', 'value', 'threshold', 'holds', 'change'] as const).map(column => (
              <Table.Th key={column}>{t(`criteria.${column}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {criteria.map(criterion => (
            <CriterionRow key={criterion.id} criterion={criterion} />
          ))}
        </Table.Tbody>
      </WideTable>
    </details>
  )
}
