import { Anchor } from '@mantine/core'
import { Link } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import { type AuditEntry, changesOf } from '../audit-log.ts'
import { useAuditWords } from './audit-words.ts'
import classes from './settings.module.css'

function Changes({ entry }: { entry: AuditEntry }) {
  const words = useAuditWords()
  const changes = changesOf(entry.before, entry.after)
  return (
    <ul className={classes.changes}>
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          {field === null ? null : <span className="soft">{words.field(field)}</span>}{' '}
          {before === undefined || before === null ? null : (
            <>
              <del>{words.value(field, before)}</del>
              {' → '}
            </>
          )}
          <ins>{words.value(field, after)}</ins>
        </li>
      ))}
    </ul>
  )
}

/** Deeds: when, who, what, and what it changed. */
export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const t = useTranslations('settings.audit')
  const words = useAuditWords()
  const format = useFormatter()
  return (
    <WideTable label={t('list')} minWidth={760}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('when')}</Table.Th>
          <Table.Th>{t('person')}</Table.Th>
          <Table.Th>{t('action')}</Table.Th>
          <Table.Th>{t('thingId')}</Table.Th>
          <Table.Th>{t('changes')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody className={classes.top}>
        {entries.map(entry => (
          <Table.Tr key={entry.id}>
            <Table.Td>
              <time dateTime={new Date(entry.at).toISOString()}>
                {format.dateTime(new Date(entry.at), { dateStyle: 'short', timeStyle: 'medium' })}
              </time>
            </Table.Td>
            <Table.Td>
              {entry.personId === null ? (
                entry.person || t('nobody')
              ) : (
                <Anchor component={Link} to={`?person=${entry.personId}`} inherit>
                  {entry.person}
                </Anchor>
              )}
            </Table.Td>
            <Table.Th scope="row">{words.action(entry.action)}</Table.Th>
            <Table.Td>
              {entry.thingId === null ? (
                '–'
              ) : (
                <Anchor
                  component={Link}
                  to={`?thing=${entry.thing}&id=${encodeURIComponent(entry.thingId)}`}
                  inherit
                >
                  {words.thing(entry.thing)} {entry.thingId}
                </Anchor>
              )}
            </Table.Td>
            <Table.Td>
              <Changes entry={entry} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}
