import { ActionIcon, Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { RequestList } from '#rooms/desk/request-list.server.ts'
import { useDeskPath } from './desk-path.ts'

const built = [
  { word: 'open', query: 'status=open' },
  { word: 'mine', query: 'status=open&assignee=me' },
  { word: 'unassigned', query: 'status=open&assignee=none' },
  { word: 'overdue', query: 'status=open&overdue=yes' },
  { word: 'all', query: 'sort=opened' },
] as const

function Tab({ query, current, children }: { query: string; current: boolean; children: string }) {
  const desk = useDeskPath()
  return (
    <Link to={`${desk}?${query}`} className="tab" aria-current={current ? 'page' : undefined}>
      {children}
    </Link>
  )
}

function SaveView({ list }: { list: RequestList }) {
  const t = useTranslations('desk.view')
  const offered = list.leads ? (['private', 'shared', 'default'] as const) : (['private', 'shared'] as const)
  return (
    <details>
      <summary>{t('save')}</summary>
      <Form method="post">
        <Group align="end" gap="sm" mt="xs">
          <input type="hidden" name="intent" value="saveView" />
          <input type="hidden" name="query" value={list.query} />
          <TextInput name="name" label={t('name')} maxLength={100} required />
          {list.works ? (
            <NativeSelect name="visibility" label={t('visibility')}>
              {offered.map(visibility => (
                <option key={visibility} value={visibility}>
                  {t(`visibilities.${visibility}`)}
                </option>
              ))}
            </NativeSelect>
          ) : null}
          <Button type="submit" variant="default">
            {t('save')}
          </Button>
        </Group>
      </Form>
    </details>
  )
}

/** The views everybody has, those saved, and saving the present one. */
export function RequestViews({ list }: { list: RequestList }) {
  const t = useTranslations('desk.view')
  // Views that ask for the same are one place: the first of them is where the reader stands.
  const here = [...built, ...list.views].findIndex(view => view.query === list.query)
  return (
    <nav aria-label={t('label')}>
      <Group gap="0.25rem 1.25rem" mt="md">
        {built.map(({ word, query }, index) => (
          <Tab key={word} query={query} current={index === here}>
            {t(word)}
          </Tab>
        ))}
        {list.views.map((view, index) => (
          <Group key={view.id} gap={2} wrap="nowrap">
            <Tab query={view.query || 'sort=opened'} current={built.length + index === here}>
              {view.name}
            </Tab>
            {view.own || (list.leads && view.visibility !== 'private') ? (
              <Form method="post">
                <input type="hidden" name="intent" value="removeView" />
                <input type="hidden" name="id" value={view.id} />
                <ActionIcon
                  type="submit"
                  variant="subtle"
                  color="gray"
                  size="sm"
                  aria-label={t('remove', { name: view.name })}
                >
                  <IconX size={14} />
                </ActionIcon>
              </Form>
            ) : null}
          </Group>
        ))}
        <SaveView list={list} />
      </Group>
    </nav>
  )
}
